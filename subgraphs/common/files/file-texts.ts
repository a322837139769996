/** What the loaders say of a file that was saved otherwise than they read it, whatever it holds. */
export const fileTexts = {
  notUtf8: {
    en: 'This is not UTF-8; most likely it is Windows-1252. Save the file as UTF-8; from a spreadsheet: "CSV UTF-8".',
    da: 'Dette er ikke UTF-8; sandsynligvis er det Windows-1252. Gem filen som UTF-8; fra et regneark: "CSV UTF-8".',
  },
  notSemicolons: {
    en: 'The cells of the first line are separated by {value} instead of semicolons. Save the file with semicolons.',
    da: 'Felterne i første linje er adskilt med {value} i stedet for semikolon. Gem filen med semikolon.',
  },
} as const;

/** What separates the cells of a header that was read as one cell; null where nothing does. */
export function otherSeparator(header: readonly string[]): string | null {
  const [only = ''] = header;
  const found = header.length === 1 ? [',', '\t', '|'].find((one) => only.includes(one)) : undefined;
  return found === undefined ? null : JSON.stringify(found);
}
