import { isIn, name, sql } from '../../common/database/sql.ts';
import type { ObjectChange } from '../change/object-change.ts';
import { type Niveau, niveauer } from '../dagtilbud/niveau.ts';
import type { Rows } from '../dagtilbud/rows.ts';
import { refusalAt } from './finding.ts';
import type { ImportRow } from './import-row.ts';
import type { LoadRun } from './load-run.ts';
import { remarkOnRow } from './remark-on-row.ts';
import { toChange } from './to-change.ts';

type StoredRow = Rows[Niveau];

/** Compares rows of one level with what is stored, and stores those that differ unless something has been refused. */
export async function applyRows(run: LoadRun, niveau: Niveau, rows: readonly ImportRow[]): Promise<void> {
  for (const row of rows) refuseOrphan(run, niveau, row);
  const accepted = rows.filter((row) => !row.refused);
  const stored = await storedRows(run, niveau, accepted);
  const changes = accepted.map((row) => applyRow(run, niveau, row, stored.get(row.nummer ?? '') ?? null));
  if (run.report.clean) await run.writer.write(changes.filter((change) => change !== null));
}

/** A parent may be in the register, or anywhere in the file, also on a row that is itself refused. */
function refuseOrphan({ family, lines, layout, report }: LoadRun, niveau: Niveau, row: ImportRow): void {
  if (niveau === 'daginstitution') return;
  const kolonne = niveauer[niveau].parent;
  const parent = row.cells[kolonne];
  if (typeof parent !== 'string') return; // malformed, and refused for that
  const expected = niveau === 'anvisningsenhed' ? 'daginstitution' : 'anvisningsenhed';
  const known = expected === 'daginstitution' ? family.owners : family.units;
  if (known.has(parent) || lines[expected].has(parent)) return;
  const column = layout.places.get(kolonne)?.header;
  report.refuseRow(row, refusalAt(row.line, 'PARENT_NOT_FOUND', { column, value: parent, expected }));
}

/** The current versions of these rows' objects, in one statement; none when all are known to be new. */
async function storedRows({ tx, provider, family }: LoadRun, niveau: Niveau, rows: readonly ImportRow[]) {
  const known = { daginstitution: family.owners, anvisningsenhed: family.units, alternativAdresse: null }[niveau];
  const numre = rows.map((row) => row.nummer ?? '').filter((nummer) => known?.has(nummer) ?? true);
  if (numre.length === 0) return new Map<string, StoredRow>();
  const stored = await tx.$queryRaw<StoredRow[]>(sql`
    SELECT * FROM ${name(niveauer[niveau].table)}
    WHERE "toChange" IS NULL AND ${isIn(provider, name('nummer'), numre)}`);
  return new Map(stored.map((row) => [row.nummer, row]));
}

function applyRow(run: LoadRun, niveau: Niveau, row: ImportRow, before: StoredRow | null): ObjectChange | null {
  const { change, changed } = toChange(run.family, niveau, row, before);
  remarkOnRow(run, row, change);
  run.report.countOutcome(before === null ? 'created' : changed ? 'changed' : 'unchanged', niveau);
  return changed ? change : null;
}
