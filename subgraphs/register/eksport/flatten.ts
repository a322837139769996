import type { EksportNode } from './eksport-node.ts';

/** A node followed by those below it, depth first: the order of the register's combined file. */
export function flatten(node: EksportNode): EksportNode[] {
  return [node, ...node.children.flatMap(flatten)];
}
