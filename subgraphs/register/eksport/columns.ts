import { type LevelField, levelFields, type Niveau, niveauOrder, oplyst, type Rows } from '../dagtilbud/fields.ts';
import { isListe, type Kodebog, type Liste } from '../kodeliste/kodebog.ts';

/** One row as an export shows it. */
export interface EksportNode {
  niveau: Niveau;
  /** Its own row, and the rows above it where the export shows something of them. */
  rows: Partial<Rows>;
  /** The rows below it, by number; none in the exports of a single level. */
  children: EksportNode[];
}

type Value = string | number | Date | null | undefined;
type ReadColumn = (node: EksportNode, kodebog: Kodebog) => Value;

const ownRow = ({ rows }: EksportNode) => rows.alternativAdresse ?? rows.anvisningsenhed ?? rows.daginstitution;

/** What is said of a row beside its fields. */
const rowColumns = {
  niveau: ({ niveau }) => niveau,
  dagtilbudsType: ({ niveau }) => niveau,
  daginstitutionsNummer: ({ rows }) => rows.daginstitution?.nummer ?? rows.anvisningsenhed?.daginstitutionsNummer,
  anvisningsenhedsNummer: ({ rows }) => rows.anvisningsenhed?.nummer ?? rows.alternativAdresse?.anvisningsenhedsNummer,
  alternativAdresseNummer: ({ rows }) => rows.alternativAdresse?.nummer,
  dagtilbudsNavn: (node) => ownRow(node)?.navn,
  senestOpdateret: (node) => ownRow(node)?.opdateret,
} satisfies Record<string, ReadColumn>;

type AnyField = { [N in Niveau]: (typeof levelFields)[N][keyof (typeof levelFields)[N]] }[Niveau];
type NameOf<Field> = Field extends { files: readonly [infer Name extends string, ...string[]] } ? Name : never;
type CodedField = Extract<AnyField, { holds: Liste | 'kommune' }>;

/** A column of some export: what is said of a row, a field by its first name in files, or the text of a code. */
export type ColumnName = keyof typeof rowColumns | NameOf<AnyField> | `${NameOf<CodedField>}_Tekst`;

/** Each field by the first of its names in files; beside a code its text. */
function fieldColumns() {
  const found: Record<string, ReadColumn> = {};
  for (const niveau of niveauOrder)
    for (const [column, { holds, files }] of Object.entries(fields[niveau])) {
      const [name] = files;
      if (name === undefined) continue;
      const read = isOwners(column) ? ofOwner(column) : ofLowest(column, name);
      found[name] = read;
      if (holds === 'kommune') found[`${name}_Tekst`] = (node, kodebog) => kodebog.kommune(codeIn(read, node))?.navn;
      else if (isListe(holds))
        found[`${name}_Tekst`] = (node, kodebog) => kodebog.kode(holds, codeIn(read, node))?.tekst;
    }
  return found as Record<Exclude<ColumnName, keyof typeof rowColumns>, ReadColumn>;
}

const fields: { [N in Niveau]: Readonly<Record<string, LevelField>> } = levelFields;

type ReadCell = (node: EksportNode) => string | number | null | undefined;

/** The cell of the lowest row whose level has the column under this name: a daginstitution has no address (S1). */
function ofLowest(column: string, name: string): ReadCell {
  const levels = niveauOrder.toReversed().filter((niveau) => fields[niveau][column]?.files[0] === name);
  return ({ rows }) => {
    const niveau = levels.find((one) => rows[one] !== undefined);
    return niveau && (rows[niveau] as unknown as Record<string, string | number | null>)[column];
  };
}

type OwnersColumn = keyof typeof oplyst;

const isOwners = (column: string): column is OwnersColumn => column in oplyst;

/** What a unit's own row says where it came with another value than its daginstitution's; otherwise the daginstitution's. */
const ofOwner =
  (column: OwnersColumn): ReadCell =>
  ({ niveau, rows }) =>
    (niveau === 'anvisningsenhed' ? rows.anvisningsenhed?.[oplyst[column]] : null) ?? rows.daginstitution?.[column];

const codeIn = (read: ReadCell, node: EksportNode) => (read(node) ?? null) as string | null;

/** Every column of every export, and how to read it: the one table that all formats write from. */
const columns: Readonly<Record<ColumnName, ReadColumn>> = { ...fieldColumns(), ...rowColumns };

export type Cell = string | number | null;

/** The named columns of a row, in their order: text, number (coordinates), or null where the register has nothing. */
export function readColumns(names: readonly ColumnName[], node: EksportNode, kodebog: Kodebog): Cell[] {
  return names.map((name) => {
    const value = columns[name](node, kodebog);
    return value instanceof Date ? value.toISOString() : (value ?? null);
  });
}
