import { inSnapshot } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import type { AftaleFacts } from '../aulacheck/aula-facts.ts';
import { type FactsScope, ofUnits } from './facts-scope.ts';

type Row = AftaleFacts & { enhedsNummer: string };

/** The approved data agreements of each unit. */
export async function readAftaler(scope: FactsScope): Promise<(nummer: string) => AftaleFacts[]> {
  const rows = await scope.source.query<Row>(sql`
    SELECT a."enhedsNummer", a."udbydersystem", a."tjeneste", a."afgjortDato", a."sidstBrugt" FROM "Dataaftale" a
    WHERE ${ofUnits(scope, 'a')} AND ${inSnapshot(scope.snapshot, 'a')} AND a."status" = 'approved'
      AND a."afgjortDato" <= ${scope.day}`);
  const byUnit = new Map<string, Row[]>();
  for (const row of rows) byUnit.set(row.enhedsNummer, [...(byUnit.get(row.enhedsNummer) ?? []), row]);
  return (nummer) => byUnit.get(nummer) ?? [];
}
