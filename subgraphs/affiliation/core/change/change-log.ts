import type { ChangeLog } from '../../../common/log/change-chain.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { opened } from './at-rest.ts';
import { type ObjectKind, objectKinds } from './object-kinds.ts';

/** A number that is stored anew with each key says nothing that lasts; it is bound to its person by its seal. */
const resealed = ['cprIndex', 'cprCipher', 'cprNoegle'];

const contentOf = (columns: object) =>
  Object.fromEntries(Object.entries(columns).filter(([column]) => !resealed.includes(column)));

/** How the change log of what hangs on the units is proven. With a vault, what is stored sealed is read. */
export const affiliationChangeLog = (vault?: CprVault): ChangeLog => ({
  navn: 'affiliation',
  columns: {
    id: 'INTEGER',
    changeset: 'INTEGER',
    action: 'TEXT',
    slags: 'TEXT',
    objektId: 'TEXT',
    enhedBefore: 'TEXT',
    enhedAfter: 'TEXT',
    kommuneBefore: 'TEXT',
    kommuneAfter: 'TEXT',
  },
  kind: 'slags',
  object: 'objektId',
  key: 'id',
  kinds: Object.fromEntries(
    Object.entries(objectKinds).map(([kind, { table, columns }]) => [kind, { table, columns: contentOf(columns) }]),
  ),
  isErasable: true,
  ...(vault && { opened: (kind, row) => opened(kind as ObjectKind, vault, row as never) }),
});
