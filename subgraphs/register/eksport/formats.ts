import { XMLBuilder } from 'fast-xml-parser';
import { csvForPrograms, csvHeader } from '../../common/files/write-csv.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type Cell, type ColumnName, type EksportNode, readColumns } from './columns.ts';
import { type Layout, levelColumns } from './layouts.ts';

/** Writes the nodes of an export as text, piece by piece. */
type WriteFormat = (layout: Layout, pages: AsyncIterable<EksportNode[]>, kodebog: Kodebog) => AsyncGenerator<string>;

/** Decimal comma, and the shortest text that reads back as the same number, so that loading a file moves no institution. */
const cast = { number: (value: number) => String(value).replace('.', ',') };

/** The layout of the register's own files. It is loaded back, so every value is exactly as it is stored. */
const writeCsv: WriteFormat = async function* ({ columns }, pages, kodebog) {
  yield csvHeader(columns);
  for await (const page of pages)
    yield csvForPrograms(
      page.flatMap(flatten).map((node) => readColumns(columns, node, kodebog)),
      cast,
    );
};

/** One JSON object on each line, its keys the columns of the CSV; in the combined file also `niveau`. */
const writeNdjson: WriteFormat = async function* ({ niveau, columns }, pages, kodebog) {
  const names: readonly ColumnName[] = niveau === null ? ['niveau', ...columns] : columns;
  for await (const page of pages)
    yield page
      .flatMap(flatten)
      .map((node) => {
        const cells = readColumns(names, node, kodebog);
        return `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, cells[i]])))}\n`;
      })
      .join('');
};

type Element = { [name: string]: Cell | Element[] };

const builder = new XMLBuilder({ format: true });

/** An element per row, in the combined file inside that of the row above; what the register does not know is left out. */
const writeXml: WriteFormat = async function* ({ root }, pages, kodebog) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<${root}>\n`;
  for await (const page of pages)
    yield page.map((node) => toXmlText(builder.build({ [node.niveau]: toElement(node, kodebog) }))).join('');
  yield `</${root}>\n`;
};

function toElement(node: EksportNode, kodebog: Kodebog): Element {
  const names = levelColumns[node.niveau];
  const cells = readColumns(names, node, kodebog);
  const element: Element = Object.fromEntries(
    names.flatMap((name, i) => (cells[i] === null ? [] : [[name, cells[i] as Cell]])),
  );
  const [child] = node.children;
  if (child) element[child.niveau] = node.children.map((below) => toElement(below, kodebog));
  return element;
}

/** What is not a Char (XML 1.0, section 2.2) goes; a CR, which a parser would read as a line feed (2.11), is spelled out. */
function toXmlText(xml: string): string {
  return xml.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '').replaceAll('\r', '&#13;');
}

/** A node followed by those below it, depth first: the order of the register's combined file. */
function flatten(node: EksportNode): EksportNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

export interface Format {
  contentType: string;
  write: WriteFormat;
}

/** The formats by the extension in their address. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['csv', { contentType: 'text/csv; charset=utf-8', write: writeCsv }],
  ['ndjson', { contentType: 'application/x-ndjson', write: writeNdjson }],
  ['xml', { contentType: 'application/xml', write: writeXml }],
]);
