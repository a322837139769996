import type { Kodebog } from '../kodeliste/kodebog.ts';
import { refusalAt, remarkAt } from './finding.ts';
import type { ImportRow, ObjectRow } from './import-row.ts';
import type { Layout } from './layout.ts';
import { readHeader } from './read-header.ts';
import type { ReportBuilder } from './report-builder.ts';
import { RowReader } from './row-reader.ts';
import type { OnRead, RowSource } from './row-source.ts';

/** A file as read: its rows that say which object they are about, also those that are refused. */
export interface ReadRows {
  layout: Layout;
  rows: ObjectRow[];
}

/** Reads a file and refuses what is wrong with each row by itself. Null when its header says nothing of the register. */
export async function readRows(
  source: RowSource,
  kodebog: Kodebog,
  report: ReportBuilder,
  onRead: OnRead,
): Promise<ReadRows | null> {
  const rows: ObjectRow[] = [];
  const lines = new Map<string, number>();
  let layout: Layout | null = null;
  let reader: RowReader | null = null;
  for await (const row of source.rows(onRead)) {
    if (reader) rows.push(...checked(reader.read(row), lines, report));
    else {
      layout = readLayout(row, report);
      if (layout === null) return null;
      reader = new RowReader(layout, kodebog);
    }
  }
  if (layout === null) report.refuse(refusalAt(1, 'FILE_EMPTY'));
  else if (report.rowsOf('total') === 0) report.remark(remarkAt(1, 'FILE_WITHOUT_ROWS'));
  if (layout && source.unfinished) report.remark(remarkAt(1, 'FILE_ENDS_IN_A_ROW'));
  return layout && { layout, rows };
}

function readLayout(header: Parameters<typeof readHeader>[0], report: ReportBuilder): Layout | null {
  const { layout, refusals, remarks } = readHeader(header);
  report.kind = layout?.kind ?? null;
  report.refuse(...refusals);
  for (const remark of remarks) report.remark(remark);
  return refusals.length === 0 ? layout : null;
}

/** Counts a row and reports why it is refused. `lines`: on which line each number of each level stands first. */
function checked(row: ImportRow, lines: Map<string, number>, report: ReportBuilder): ObjectRow[] {
  report.countRow(row.niveau);
  const known = isOfObject(row) ? [row] : [];
  for (const { line, niveau, nummer, refusals } of known) {
    const other = lines.get(`${niveau} ${nummer}`);
    if (other === undefined) lines.set(`${niveau} ${nummer}`, line);
    else refusals.push(refusalAt(line, 'NUMMER_TWICE', { value: nummer, other }));
  }
  if (row.refusals.length > 0) report.refuseRow(row, ...row.refusals);
  return known;
}

const isOfObject = (row: ImportRow): row is ObjectRow => row.niveau !== null && row.nummer !== null;
