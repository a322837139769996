import type { ReadProblem } from './document-errors.ts';
import { type Format, formats, type Part, type ScalarType } from './formats.ts';
import type { ImportGroup, ImportHead, ImportInstitutionPerson } from './import-document.ts';

/**
 * What is read of a document: the head before all rows, then each row, with the line where it begins. The value is null
 * where its problems leave none; unknown elements and attributes leave it as it is without them.
 */
export type ImportItem = {
  line: number;
  problems: ReadProblem[];
  /** GroupId or LocalPersonId of a row, also where it has no value. */
  key: string | null;
} & (
  | { kind: 'head'; value: ImportHead | null }
  | { kind: 'group'; value: ImportGroup | null }
  | { kind: 'person'; value: ImportInstitutionPerson | null }
  | { kind: 'unknown'; value: null }
);

/** An element as it stands in the file; a row is a small tree of them. */
export interface XmlNode {
  name: string;
  line: number;
  attributes: ReadonlyMap<string, string>;
  children: XmlNode[];
  text: string;
}

const formatOf = {
  head: [formats.root, formats.institution],
  group: [formats.group],
  person: [formats.institutionPerson],
};

/** These say what was not read; the rest can be used. */
const harmless = new Set<ReadProblem['code']>(['ELEMENT_UNKNOWN', 'ATTRIBUTE_UNKNOWN']);

/** The item that an element stands for; the head stands in two, the root and the institution. */
export function readItem(kind: keyof typeof formatOf, nodes: readonly XmlNode[]): ImportItem {
  const problems: ReadProblem[] = [];
  const report = (code: ReadProblem['code'], path: string, line: number) => problems.push({ line, code, path });
  const fields = nodes.map((node, i) => readFields(formatOf[kind][i] ?? {}, node, node.name, report));
  const read = Object.assign({}, ...fields) as { groupId?: string | null; localPersonId?: string | null };
  const value: unknown = problems.every(({ code }) => harmless.has(code)) ? read : null;
  const key = read.groupId ?? read.localPersonId ?? null;
  // Without a problem, the fields are those of the formats, which the compiler holds to the fields of the types.
  return { kind, line: nodes[0]?.line ?? 1, value, problems, key } as ImportItem;
}

type Report = (code: ReadProblem['code'], path: string, line: number) => void;
type Fields = Record<string, unknown>;

/** An element's fields as its format has them, null for what is absent; everything else that stands there is reported. */
function readFields(format: Format, node: XmlNode, path: string, report: Report): Fields {
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

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** A value as XML Schema writes its type. Text comes as it stands, with its whitespace. */
function readScalar(
  type: ScalarType,
  text: string,
  refuse: (code: 'BOOLEAN_MALFORMED' | 'INT_MALFORMED') => void,
): string | boolean | number | null {
  if (type === 'text') return text;
  const token = text.trim();
  const value = type === 'boolean' ? booleans.get(token) : readInt(token);
  if (value !== undefined) return value;
  refuse(type === 'boolean' ? 'BOOLEAN_MALFORMED' : 'INT_MALFORMED');
  return null;
}

const readInt = (token: string): number | undefined => (/^[+-]?\d{1,10}$/.test(token) ? Number(token) : undefined);
