import type { ColumnType } from '../../common/database/recordset.ts';
import type { ChangeLog } from '../../common/log/change-chain.ts';
import { type Niveau, niveauer } from '../dagtilbud/niveau.ts';
import { contentColumns } from './content.ts';

const typeOf = (column: string): ColumnType =>
  column === 'geoBredde' || column === 'geoLaengde' ? 'DOUBLE PRECISION' : 'TEXT';

/** How the register's change log is proven. Its versions are public and are never erased. */
export const registerChangeLog: ChangeLog = {
  navn: 'register',
  columns: {
    id: 'INTEGER',
    changeset: 'INTEGER',
    action: 'TEXT',
    niveau: 'TEXT',
    nummer: 'TEXT',
    kommuneBefore: 'TEXT',
    kommuneAfter: 'TEXT',
  },
  kind: 'niveau',
  object: 'nummer',
  key: 'nummer',
  kinds: Object.fromEntries(
    (Object.keys(niveauer) as Niveau[]).map((niveau) => [
      niveau,
      {
        table: niveauer[niveau].table,
        columns: Object.fromEntries(contentColumns[niveau].map((column) => [column, typeOf(column)])),
      },
    ]),
  ),
  isErasable: false,
};
