import { inSnapshot } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import type { AftaleFacts } from '../aulacheck/aula-facts.ts';
import { type FactsScope, ofUnits } from './facts-scope.ts';

type Row = AftaleFacts & { enhedsNummer: string };

/** The data agreements of each unit, whatever became of them. Before the day of its decision one waits for it. */
export async function readAftaler(scope: FactsScope): Promise<(nummer: string) => AftaleFacts[]> {
  const rows = await scope.source.query<Row>(sql`
    SELECT a."enhedsNummer", a."udbydersystem", a."tjeneste", a."status", a."afgjortDato", a."sidstBrugt"
    FROM "Dataaftale" a WHERE ${ofUnits(scope, 'a')} AND ${inSnapshot(scope.snapshot, 'a')}`);
  const byUnit = new Map<string, Row[]>();
  for (const row of rows) {
    const isDecided = row.afgjortDato !== null && row.afgjortDato <= scope.day;
    const aftale = { ...row, status: isDecided ? row.status : 'requested' };
    byUnit.set(row.enhedsNummer, [...(byUnit.get(row.enhedsNummer) ?? []), aftale]);
  }
  return (nummer) => byUnit.get(nummer) ?? [];
}
