import { XMLBuilder } from 'fast-xml-parser';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { EksportNode } from './eksport-node.ts';
import { levelColumns } from './layouts.ts';
import { type Cell, readColumns } from './read-columns.ts';
import type { WriteFormat } from './write-format.ts';

type Element = { [name: string]: Cell | Element[] };

const builder = new XMLBuilder({ format: true });

/** An element per row, in the combined file inside that of the row above; what the register does not know is left out. */
export const writeXml: WriteFormat = async function* ({ root }, pages, kodebog) {
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
