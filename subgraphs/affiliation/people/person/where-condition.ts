import {
  and,
  inSnapshot,
  isIn,
  name,
  type Provider,
  type Snapshot,
  type Sql,
  sql,
} from '../../../common/database/sql.ts';
import { refusal } from '../../../common/errors/refusal.ts';
import { type FilterField, foldedExpression, kodeField } from '../../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../../common/filters/where.ts';
import { cprKind, normalCpr } from '../../core/input/cpr.ts';
import { kommunekoder, parseKommunekode } from '../../units/enhed/enhed-reach.ts';
import { tilknytningCondition } from '../tilknytning/tilknytning-condition.ts';
import type { CprVault } from './cpr-vault.ts';
import { protectedPersons } from './protected-persons.ts';

interface Surroundings {
  provider: Provider;
  vault: CprVault;
  snapshot: Snapshot;
  /** The ties that the caller may see: others must not be found by, either. */
  visibleTies: Sql;
  /** The day that the status of ties is reckoned on. */
  day: string;
}

export function personCondition(
  where: Where | null | undefined,
  { provider, vault, snapshot, visibleTies, day }: Surroundings,
): Sql {
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    cpr: (cpr: string | null) =>
      and([
        isIn(provider, name('kommuneKode'), [...kommunekoder]),
        isIn(provider, name('cprIndex'), vault.indexes(parseCpr(cpr), kommunekoder)),
      ]),
    navn: unprotected(foldedExpression(provider, sql`"fornavn" || ' ' || "efternavn"`, 'foldedNavn')),
    kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
    tilknytning: (tie: Where | null) => sql`EXISTS (
      SELECT 1 FROM "Tilknytning" WHERE "Tilknytning"."personId" = "Person"."id"
      AND ${inSnapshot(snapshot, 'Tilknytning')} AND ${visibleTies} AND ${tilknytningCondition(provider, tie, day)})`,
  });
}

/** What finds a protected person by the real name tells it. */
const unprotected =
  (field: FilterField): FilterField =>
  (filter, path) =>
    and([sql`NOT (${protectedPersons})`, field(filter, path)]);

/** Never shown again, also not in the refusal. */
function parseCpr(given: string | null): string {
  const cpr = normalCpr(given ?? '');
  if (cprKind(cpr) === null) throw refusal('CPR_MALFORMED', { field: 'where.cpr', example: '"6101251234"' });
  return cpr;
}
