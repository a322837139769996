import type { Format, Part } from './format.ts';
import type { ReadProblem } from './read-problem.ts';
import { readScalar } from './read-scalar.ts';
import type { XmlNode } from './xml-node.ts';

type Report = (code: ReadProblem['code'], path: string, line: number) => void;
type Fields = Record<string, unknown>;

/** An element's fields as its format has them, null for what is absent; everything else that stands there is reported. */
export function readFields(format: Format, node: XmlNode, path: string, report: Report): Fields {
  const parts = Object.values(format);
  reportUnknown(parts, node, path, report);
  return Object.fromEntries(Object.entries(format).map(([key, part]) => [key, readPart(part, node, path, report)]));
}

function reportUnknown(parts: Part[], node: XmlNode, path: string, report: Report): void {
  const attributes = new Set(parts.flatMap((part) => (part.place === 'attribute' ? [part.name] : [])));
  const elements = new Set(parts.flatMap(elementNames));
  for (const name of node.attributes.keys())
    if (!attributes.has(name)) report('ATTRIBUTE_UNKNOWN', `${path}/@${name}`, node.line);
  for (const { name, line } of node.children)
    if (!elements.has(name)) report('ELEMENT_UNKNOWN', `${path}/${name}`, line);
  const hasText = parts.some(({ place }) => place === 'content');
  if (!hasText && node.text.trim() !== '') report('TEXT_UNEXPECTED', path, node.line);
}

function elementNames(part: Part): string[] {
  if (part.place === 'element') return [part.name];
  return part.place === 'choice' ? Object.values(part.of).map(({ name }) => name) : [];
}

function readPart(part: Part, node: XmlNode, path: string, report: Report): unknown {
  switch (part.place) {
    case 'attribute':
      return readAttribute(part, node, `${path}/@${part.name}`, report);
    case 'content':
      return readScalar(part.type, node.text, (code) => report(code, path, node.line));
    case 'choice':
      return readChoice(part, node, path, report);
    case 'element':
      return readElements(part, node, `${path}/${part.name}`, report);
  }
}

function readAttribute(part: Extract<Part, { place: 'attribute' }>, node: XmlNode, path: string, report: Report) {
  const text = node.attributes.get(part.name);
  if (text !== undefined) return readScalar(part.type, text, (code) => report(code, path, node.line));
  if (part.required) report('ATTRIBUTE_MISSING', path, node.line);
  return null;
}

function readElements(part: Extract<Part, { place: 'element' }>, node: XmlNode, path: string, report: Report) {
  const found = node.children.filter(({ name }) => name === part.name);
  const values = found.map((child) => readOne(part.format, child, path, report));
  if (part.count === 'many') return values;
  const [, second] = found;
  if (second) report('ELEMENT_TWICE', path, second.line);
  if (part.count === 'one' && found.length === 0) report('ELEMENT_MISSING', path, node.line);
  return values[0] ?? null;
}

function readOne(format: Extract<Part, { place: 'element' }>['format'], node: XmlNode, path: string, report: Report) {
  if (typeof format === 'object') return readFields(format, node, path, report);
  return readFields({ value: { place: 'content', type: format } }, node, path, report).value;
}

function readChoice({ of }: Extract<Part, { place: 'choice' }>, node: XmlNode, path: string, report: Report) {
  const found = Object.entries(of).flatMap(([kind, { name, format }]) =>
    node.children.filter((child) => child.name === name).map((child) => ({ kind, format, child })),
  );
  const [chosen] = found;
  if (!chosen || found.length > 1) report('ACTOR_NOT_ONE', path, node.line);
  if (!chosen) return null;
  return { kind: chosen.kind, ...readFields(chosen.format, chosen.child, `${path}/${chosen.child.name}`, report) };
}
