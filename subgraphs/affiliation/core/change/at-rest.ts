import type { ColumnType } from '../../../common/database/recordset.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { ObjectKind, Rows } from './object-kinds.ts';
import { openedPerson, sealedPerson } from './sealed-person.ts';
import { withOpenedTexts, withSealedTexts } from './sealed-texts.ts';

/** How a kind is kept where its rows do not lie as they were written: whoever gets hold of the database is not to read it. */
interface AtRest<Row> {
  /** The columns that sealing adds. */
  columns: Record<string, ColumnType>;
  /** A version that is to be stored; of a person hidden for the sake of another, where it is. */
  seal(vault: CprVault, row: Row, isHidden: boolean): object;
  /** A version that was stored. */
  open(vault: CprVault, row: Row): Row;
}

const atRest: { [S in ObjectKind]?: AtRest<Rows[S]> } = {
  person: {
    columns: { forseglet: 'TEXT', forsegletNoegle: 'TEXT' },
    seal: (vault, row, isHidden) => (row.beskyttet || isHidden ? sealedPerson(vault, row) : row),
    open: openedPerson,
  },
  tilknytning: {
    columns: {},
    seal: (vault, row) => withSealedTexts(vault, 'Tilknytning', row),
    open: (vault, row) => withOpenedTexts(vault, 'Tilknytning', row),
  },
  gaesteophold: {
    columns: {},
    seal: (vault, row) => withSealedTexts(vault, 'Gaesteophold', row),
    open: (vault, row) => withOpenedTexts(vault, 'Gaesteophold', row),
  },
};

/** The columns of a kind that sealing adds. */
export const sealColumns = (kind: ObjectKind): Record<string, ColumnType> => atRest[kind]?.columns ?? {};

/** A version as it is to be stored; a person's sealed for the sake of another, where it is so. */
export const sealed = <S extends ObjectKind>(
  kind: S,
  vault: CprVault,
  row: Omit<Rows[S], 'toChange'>,
  isHidden: boolean,
): object => entryOf(kind)?.seal(vault, row as Rows[S], isHidden) ?? row;

/** A version as it was written. Error: KEY_MISSING. */
export const opened = <S extends ObjectKind>(kind: S, vault: CprVault, row: Rows[S]): Rows[S] =>
  entryOf(kind)?.open(vault, row) ?? row;

// The entry is of the row's kind, which an index into the table cannot say.
const entryOf = <S extends ObjectKind>(kind: S) => atRest[kind] as AtRest<Rows[S]> | undefined;
