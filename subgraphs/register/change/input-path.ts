/** What the input calls the columns that it does not name as the register stores them. */
const inputNames: Readonly<Record<string, readonly string[]>> = {
  ejerformKode: ['ejerform'],
  lovgrundlagKode: ['lovgrundlag'],
  institutionstypeKode: ['institutionstype'],
  admKommuneKode: ['kommune'],
  kommuneKode: ['adresse', 'kommune'],
  ...Object.fromEntries(
    ['vejNavn', 'husNummer', 'postNummer', 'byNavn', 'supplerendeBynavn', 'dawaId', 'geoBredde', 'geoLaengde'].map(
      (column) => [column, ['adresse', column]],
    ),
  ),
};

/** The way to a field of the input, from the way to its object and the column it is stored in. */
export function inputPath(path: readonly string[]): string[] {
  const column = path.at(-1) ?? '';
  return [...path.slice(0, -1), ...(inputNames[column] ?? [column])];
}
