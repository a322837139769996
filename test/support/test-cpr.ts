/** Those below are named by tests. */
let given = 10_000;

/** The pseudo-CPR number (day + 60: nobody has it) of the n-th test person; without `n` that of a new one. */
export function testCpr(n: number = ++given): string {
  const day = 61 + Math.floor(n / 10_000);
  return `${day}0118${String(n % 10_000).padStart(4, '0')}`;
}

/** Any pseudo-CPR number, with a hyphen or without, that is not part of a longer number, word or decimal fraction. */
export const pseudoCpr = /(?<![\w.-])(?:6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d-?\d{4}(?![\w-])/g;
