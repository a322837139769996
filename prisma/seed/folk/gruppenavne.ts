import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';

/** "Dagplejer Anna", or "Dagplejer Anna Holm" when there is another Anna; the alias of one who is protected. */
export function gruppenavne(dagplejere: readonly PersonFields[]): string[] {
  const taken = new Set<string>();
  return dagplejere.map((person, i) => {
    const [fornavn, efternavn] = person.beskyttet
      ? [person.aliasFornavn ?? String(i + 1), person.aliasEfternavn ?? '']
      : [person.fornavn, person.efternavn];
    const short = `Dagplejer ${fornavn}`;
    const navn = taken.has(short) ? `${short} ${efternavn}` : short;
    taken.add(navn);
    return navn;
  });
}
