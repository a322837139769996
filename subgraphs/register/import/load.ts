import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { applyRows } from './apply-rows.ts';
import { refusalAt, remarkAt } from './finding.ts';
import type { ImportRow } from './import-row.ts';
import type { FileKind } from './kolonne.ts';
import type { LoadRun } from './load-run.ts';
import { readHeader } from './read-header.ts';
import { RowReader } from './row-reader.ts';
import type { RowSource, SourceRow } from './row-source.ts';

export type OnProgress = (done: number, total: number) => void;

const batchSize = 500;

/** The levels of a file, parents first: each is stored on a reading of its own, so children may stand before parents. */
const levelsOf = (kind: FileKind): Niveau[] =>
  kind === 'samlet' ? ['daginstitution', 'anvisningsenhed', 'alternativAdresse'] : [kind];

/** Reads the file, once for each of its levels, and stores what is new or changed. Returns at a wrong header. */
export async function load(
  begin: Omit<LoadRun, 'layout' | 'lines'>,
  source: RowSource,
  kodebog: Kodebog,
  onProgress: OnProgress = () => {},
): Promise<void> {
  const layout = await readLayout(begin, source);
  if (layout === null) return;
  const lines = { daginstitution: new Map(), anvisningsenhed: new Map(), alternativAdresse: new Map() };
  const run: LoadRun = { ...begin, layout, lines };
  const reader = new RowReader(layout, kodebog);
  const levels = levelsOf(layout.kind);
  const total = source.size * levels.length;
  for (const [i, niveau] of levels.entries())
    if (i === 0 || run.report.rowsOf(niveau) > 0)
      await readLevel(
        run,
        niveau,
        i === 0,
        reader,
        rowsOf(source, (done) => onProgress(i * source.size + done, total)),
      );
  if (run.report.rowsOf('total') === 0) run.report.remark(remarkAt(1, 'FILE_WITHOUT_ROWS'));
  if (source.unfinished) run.report.remark(remarkAt(1, 'FILE_ENDS_IN_A_ROW'));
  onProgress(total, total);
}

async function readLayout({ report }: Pick<LoadRun, 'report'>, source: RowSource) {
  for await (const header of source.rows()) {
    const { layout, refusals, remarks } = readHeader(header);
    report.kind = layout?.kind ?? null;
    report.refuse(...refusals);
    for (const remark of remarks) report.remark(remark);
    return refusals.length === 0 ? layout : null;
  }
  report.refuse(refusalAt(1, 'FILE_EMPTY'));
  return null;
}

async function* rowsOf(source: RowSource, onRead: (done: number) => void): AsyncGenerator<SourceRow> {
  let isHeader = true;
  for await (const row of source.rows(onRead)) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

/** The first reading checks every row; each applies those of its level. */
async function readLevel(
  run: LoadRun,
  niveau: Niveau,
  isFirst: boolean,
  reader: RowReader,
  rows: AsyncIterable<SourceRow>,
) {
  const batch: ImportRow[] = [];
  for await (const sourceRow of rows) {
    if (!isFirst && reader.niveauOf(sourceRow) !== niveau) continue;
    const row = reader.read(sourceRow);
    checkRow(run, row, isFirst);
    if (row.niveau === niveau && row.nummer !== null) batch.push(row);
    if (batch.length === batchSize) await applyRows(run, niveau, batch.splice(0));
  }
  await applyRows(run, niveau, batch);
}

/** Reports a refused row the first time it is read; later readings only pass it by. */
function checkRow({ report, lines }: LoadRun, row: ImportRow, isFirst: boolean): void {
  const { line, niveau, nummer, refusals } = row;
  if (isFirst) report.countRow(niveau);
  if (niveau !== null && nummer !== null) {
    const other = lines[niveau].get(nummer) ?? line;
    lines[niveau].set(nummer, other);
    if (other !== line) refusals.push(refusalAt(line, 'NUMMER_TWICE', { value: nummer, other }));
  }
  if (refusals.length === 0) return;
  if (isFirst) report.refuseRow(row, ...refusals);
  row.refused = true;
}
