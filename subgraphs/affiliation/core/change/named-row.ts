/** A row of an input as texts name it: a line of a file, or a place in a call ("rows.3"). */
export function namedRow([first = '', second]: readonly string[]): { other: string; anden: string } {
  if (/^\d+$/.test(first)) return { other: `line ${first}`, anden: `linje ${first}` };
  const place = [first, ...(second === undefined ? [] : [second])].join('.');
  return { other: place, anden: place };
}
