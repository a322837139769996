import { inSnapshot } from '../../common/database/snapshot.ts';
import { isIn, name, sql } from '../../common/database/sql.ts';
import type { AdministratorFacts } from '../aulacheck/aula-facts.ts';
import { BrugeradministratorStatus, statusOn } from '../brugeradministrator/brugeradministrator.ts';
import { parseList } from '../change/parse-list.ts';
import type { Brugeradministrator } from '../generated/sqlite/client.ts';
import type { FactsScope } from './facts-scope.ts';

type Row = Pick<Brugeradministrator, 'enheder' | 'gyldigFra' | 'gyldigTil' | 'sidstAnvendt'> & {
  ansat: boolean | number | bigint;
};

/** Who administers the users of each unit. A municipality has a handful of them, so they are read one by one. */
export async function readAdministratorer(scope: FactsScope): Promise<(nummer: string) => AdministratorFacts> {
  const { source, numre, day, snapshot } = scope;
  const kommuner = sql`SELECT e."kommuneKode" FROM "Enhed" e WHERE ${isIn(source.provider, name('e', 'nummer'), numre)}`;
  const rows = await source.query<Row>(sql`
    SELECT a."enheder", a."gyldigFra", a."gyldigTil", a."sidstAnvendt",
      CASE WHEN a."personId" IN (SELECT t."personId" FROM "Tilknytning" t
        WHERE t."personId" IN (SELECT o."personId" FROM "Brugeradministrator" o WHERE o."kommuneKode" IN (${kommuner}))
          AND t."slags" = 'ansat' AND NOT t."aflyst" AND ${inSnapshot(snapshot, 't')} AND t."gyldigFra" <= ${day}
          AND (t."gyldigTil" IS NULL OR t."gyldigTil" >= ${day})) THEN 1 ELSE 0 END AS "ansat"
    FROM "Brugeradministrator" a WHERE a."kommuneKode" IN (${kommuner}) AND ${inSnapshot(snapshot, 'a')}`);
  const facts = new Map<string, AdministratorFacts>();
  for (const row of rows) {
    const status = statusOn(row, day);
    const isAppointed = status === BrugeradministratorStatus.ACTIVE || status === BrugeradministratorStatus.LOCKED;
    const isUsable = status === BrugeradministratorStatus.ACTIVE && Number(row.ansat) === 1;
    if (isAppointed) for (const nummer of parseList(row.enheder)) add(facts, nummer, isUsable);
  }
  return (nummer) => facts.get(nummer) ?? { udpegede: 0, brugbare: 0 };
}

function add(facts: Map<string, AdministratorFacts>, nummer: string, isUsable: boolean): void {
  const { udpegede, brugbare } = facts.get(nummer) ?? { udpegede: 0, brugbare: 0 };
  facts.set(nummer, { udpegede: udpegede + 1, brugbare: brugbare + (isUsable ? 1 : 0) });
}
