import { inSnapshot } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import type { OpsaetningFacts } from '../aulacheck/aula-facts.ts';
import { type FactsScope, ofUnits } from './facts-scope.ts';

type Row = OpsaetningFacts & { enhedsNummer: string; kode: string };

const nothing: ReadonlyMap<string, OpsaetningFacts> = new Map();

/** What people told of each unit, by its code. */
export async function readOpsaetning(scope: FactsScope) {
  const rows = await scope.source.query<Row>(sql`
    SELECT o."enhedsNummer", o."kode", o."svar", o."dag" FROM "Opsaetning" o
    WHERE ${ofUnits(scope, 'o')} AND ${inSnapshot(scope.snapshot, 'o')}`);
  const byUnit = new Map<string, Map<string, OpsaetningFacts>>();
  for (const { enhedsNummer, kode, svar, dag } of rows) {
    const told = byUnit.get(enhedsNummer) ?? new Map<string, OpsaetningFacts>();
    byUnit.set(enhedsNummer, told.set(kode, { svar, dag }));
  }
  return (nummer: string): ReadonlyMap<string, OpsaetningFacts> => byUnit.get(nummer) ?? nothing;
}
