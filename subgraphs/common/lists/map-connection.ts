import type { Connection } from './connection.ts';

/** The same page with each row made into what the schema shows. */
export function mapConnection<Row, Node>(page: Connection<Row>, toNode: (row: Row) => Node): Connection<Node> {
  const nodes = page.nodes.map(toNode);
  return { ...page, nodes, edges: page.edges.map((edge, i) => ({ cursor: edge.cursor, node: nodes[i] as Node })) };
}
