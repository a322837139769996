import { isIn, name, sql } from '../../../common/database/sql.ts';
import { fold } from '../../../common/text/fold.ts';
import type { Source } from '../../core/change/held-objects.ts';
import type { Work } from '../../core/change/work.ts';

/** The scope of a data agreement, for several units at once. */
export interface AccessScope {
  udbydersystem: string;
  tjeneste: string;
  enheder: readonly string[];
}

/** The units for which the system has an approved agreement; names of systems are compared folded. */
export async function approvedEnheder(source: Source, { udbydersystem, tjeneste, enheder }: AccessScope) {
  const rows = await source.query<{ enhedsNummer: string; udbydersystem: string }>(sql`
    SELECT "enhedsNummer", "udbydersystem" FROM "Dataaftale"
    WHERE "toChange" IS NULL AND "status" = 'approved' AND "tjeneste" = ${tjeneste}
      AND ${isIn(source.provider, name('enhedsNummer'), enheder)}`);
  const ofSystem = rows.filter((row) => fold(row.udbydersystem) === fold(udbydersystem));
  return new Set(ofSystem.map(({ enhedsNummer }) => enhedsNummer));
}

/** Whether the system has an approved agreement for every one of the units. Without it nothing is delivered. */
export async function hasApproved(source: Source, scope: AccessScope): Promise<boolean> {
  const approved = await approvedEnheder(source, scope);
  return scope.enheder.every((nummer) => approved.has(nummer));
}

/** Notes in a unit of work that a system used its agreements on a day: the unused may be closed after 12 months. */
export async function markUsed(
  work: Work,
  { udbydersystem, tjeneste, enheder }: AccessScope,
  day: string,
  path: string[] = [],
): Promise<void> {
  await work.load('dataaftale', 'enhedsNummer', enheder);
  for (const aftale of work.all('dataaftale')) {
    const { after } = aftale;
    const isUsed = after.tjeneste === tjeneste && fold(after.udbydersystem) === fold(udbydersystem);
    if (!isUsed || after.status !== 'approved' || !enheder.includes(after.enhedsNummer)) continue;
    if (after.sidstBrugt === null || after.sidstBrugt < day) work.change(aftale, { sidstBrugt: day }, path);
  }
}
