let given = 0;

/** A new pseudo-CPR number (day + 60: nobody has it). The only source of CPR numbers in tests. */
export function testCpr(): string {
  given += 1;
  const day = 61 + Math.floor(given / 10_000);
  return `${day}0118${String(given % 10_000).padStart(4, '0')}`;
}

/** Any pseudo-CPR number, with a hyphen or without, that is not part of a longer number, word or decimal fraction. */
export const pseudoCpr = /(?<![\w.-])(?:6[1-9]|[78]\d|9[01])(?:0[1-9]|1[0-2])\d\d-?\d{4}(?![\w-])/g;
