import { formats } from './formats.ts';
import type { ImportItem } from './import-item.ts';
import { readFields } from './read-fields.ts';
import type { ReadProblem } from './read-problem.ts';
import type { XmlNode } from './xml-node.ts';

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
