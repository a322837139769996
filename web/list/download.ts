import type { Column } from './columns.ts';

const cellsOf = <Row>(columns: Column<Row>[], rows: Row[]): string[][] => [
  columns.map(({ heading }) => heading),
  ...rows.map((row) => columns.map(({ text }) => text(row))),
];

/** Hands the browser a file to keep. */
function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Excel carries out what begins like a formula, unless an apostrophe stands before it. */
const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

const quoted = (cell: string): string => (/[;"\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** CSV as Danish Excel opens it by a double click: UTF-8 with its mark, parted by semicolons. */
export const csvOf = (cells: string[][]): string =>
  `\uFEFF${cells.map((row) => row.map((cell) => quoted(harmless(cell))).join(';')).join('\r\n')}\r\n`;

export function downloadCsv<Row>(name: string, columns: Column<Row>[], rows: Row[]): void {
  save(new Blob([csvOf(cellsOf(columns, rows))], { type: 'text/csv;charset=utf-8' }), `${name}.csv`);
}

/** A workbook whose cells are text, so that numbers keep their leading zeros. What makes it is fetched when it is wanted. */
export async function downloadXlsx<Row>(name: string, columns: Column<Row>[], rows: Row[]): Promise<void> {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const [head = [], ...body] = cellsOf(columns, rows);
  const cell = (value: string) => ({ value, type: String });
  const data = [
    head.map((value) => ({ ...cell(value), fontWeight: 'bold' as const })),
    ...body.map((row) => row.map(cell)),
  ];
  const widths = head.map((_, index) => ({
    width: Math.min(60, Math.max(...data.map((row) => row[index]?.value.length ?? 0)) + 2),
  }));
  save(await writeExcelFile(data, { columns: widths, stickyRowsCount: 1 }).toBlob(), `${name}.xlsx`);
}
