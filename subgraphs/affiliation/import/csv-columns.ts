import { type PersonField, personFields } from '../core/input/person-fields.ts';

type Kind = 'text' | 'boolean' | 'number' | 'list';

/** A column of a flat file: where its value stands in a row, and how it is written. */
export interface CsvColumn {
  path: readonly string[];
  kind: Kind;
}

const column = (path: string, kind: Kind = 'text'): CsvColumn => ({ path: path.split('.'), kind });

/**
 * The columns of a flat file of people, recognised by name in any order; `type` and `enhed` must be there. An empty cell
 * says nothing, as a column that is not there: what is known stays. The cell \N says that there is none. A boolean is ja
 * or nej (or true, false, 1, 0), and a list has | between its values. Which fields each type of row has is in
 * row-schema.ts; a value in a column that is another type's is refused.
 */
export const csvColumns: Readonly<Record<string, CsvColumn>> = {
  type: column('type'),
  enhed: column('enhed'),
  lokalId: column('lokalId'),
  gyldigFra: column('gyldigFra'),
  gyldigTil: column('gyldigTil'),
  // gruppe
  kode: column('kode'),
  navn: column('navn'),
  gruppetype: column('gruppetype'),
  linje: column('linje'),
  // gruppe and barn
  trin: column('trin'),
  // barn, ansat, ekstern
  rolle: column('rolle'),
  roller: column('roller', 'list'),
  grupper: column('grupper', 'list'),
  hovedgruppe: column('hovedgruppe'),
  elevnummer: column('elevnummer'),
  initialer: column('initialer'),
  stilling: column('stilling'),
  lokation: column('lokation'),
  // kontakt
  barnLokalId: column('barnLokalId'),
  relation: column('relation'),
  foraeldremyndighed: column('foraeldremyndighed', 'boolean'),
  adgangsniveau: column('adgangsniveau', 'number'),
  retsgrundlag: column('retsgrundlag'),
  cvrNummer: column('cvrNummer'),
  pNummer: column('pNummer'),
  // the person
  cpr: column('person.cpr'),
  ...personCsvColumns(),
};

function personCsvColumns(): Record<string, CsvColumn> {
  const paths = Object.entries<PersonField>(personFields).flatMap(([field, { files }]) =>
    files
      ? Object.entries(files).map(([name, part]) => [name, `${field}.${part}`] as const)
      : [[field, field] as const],
  );
  const kindOf = (path: string) => (path.endsWith('beskyttet') ? 'boolean' : 'text');
  return Object.fromEntries(paths.map(([name, path]) => [name, column(`person.${path}`, kindOf(path))]));
}
