import { randomUUID } from 'node:crypto';
import { today } from '../../../common/clock.ts';
import { type Provider, recordset, sql } from '../../../common/database/sql.ts';
import { inPieces } from '../../../common/turns/turns.ts';
import type { PeopleServices } from '../../context.ts';
import { type ChangesetWriter, inChangeset } from '../../core/change/changeset-writer.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { Work } from '../../core/change/work.ts';
import type { AffiliationTransaction } from '../../core/store/database.ts';
import { HandOver, type Repointed } from './hand-over-persons.ts';

/** The actor in the log: the municipality that gave the unit away decided this in the register; nobody here did. */
const actor = 'system:overdragelse';

/**
 * Hands over the people of units that the register has given to another municipality: each municipality is controller of
 * its own data, so the new one gets what hangs on a unit, also the persons. One changeset, by the process that comes
 * first; a second call finds nobody. No rules run, since nobody is tied in another way than before.
 */
export async function handOverPeople({ database, vault }: PeopleServices): Promise<void> {
  const { query } = database;
  if ((await strayed({ query }, 1)).length === 0) return;
  const origin = { actor, requestId: randomUUID(), source: 'overdragelse' };
  const handOverAll = async (tx: AffiliationTransaction, writer: ChangesetWriter) => {
    const source: Source = { ...database, query: (statement) => tx.$queryRaw(statement) };
    const work = new Work(source, today());
    const handOver = new HandOver(work, vault);
    await handOver.all(await strayed(source));
    await writer.write(work);
    await repoint(tx, database.provider, handOver.repointed);
    await writer.close();
  };
  await inChangeset(database, origin, handOverAll, 'jobs');
}

/** Persons whose municipality is not that of their unit, which happens only when the unit went to another one. */
async function strayed({ query }: { query: Source['query'] }, most?: number): Promise<string[]> {
  const rows = await query<{ personId: string }>(sql`
    SELECT "Person"."id" AS "personId" FROM "EnhedHaendelse"
    JOIN "Enhed" ON "Enhed"."nummer" = "EnhedHaendelse"."nummer"
    JOIN (
      SELECT "personId", "enhedsNummer" FROM "Tilknytning" WHERE "toChange" IS NULL
      UNION SELECT "personId", "enhedsNummer" FROM "Dagplejer" WHERE "toChange" IS NULL
    ) AS "tie" ON "tie"."enhedsNummer" = "Enhed"."nummer"
    JOIN "Person" ON "Person"."id" = "tie"."personId" AND "Person"."toChange" IS NULL
    WHERE "EnhedHaendelse"."kode" = 'ENHED_KOMMUNE_CHANGED' AND "Person"."kommuneKode" <> "Enhed"."kommuneKode"
      AND "Person"."antalKilder" > 0 ${most === undefined ? sql`ORDER BY "Person"."id"` : sql`LIMIT ${most}`}`);
  return [...new Set(rows.map(({ personId }) => personId))];
}

/** From now on whoever is in Unilogin is the person whom the unit's municipality knows. */
async function repoint(tx: AffiliationTransaction, provider: Provider, repointed: readonly Repointed[]): Promise<void> {
  const rows = repointed.flatMap(({ from, to, enheder }) => enheder.map((enhed) => ({ from, to, enhed })));
  await inPieces(rows, (some) =>
    tx.$executeRaw(sql`
      UPDATE "LeveretPerson" SET "personId" = "rows"."to" FROM ${recordset(provider, some, repointedColumns)}
      WHERE "LeveretPerson"."personId" = "rows"."from" AND "enhedsNummer" = "rows"."enhed"`),
  );
}

const repointedColumns = { from: 'TEXT', to: 'TEXT', enhed: 'TEXT' } as const;
