import type { Connection } from './connection.ts';
import { encodeCursor } from './cursor.ts';
import { type ListRequest, orderName } from './list-request.ts';

/** Makes a page of the rows read for it: one more than asked for tells that another page follows. */
export function toConnection<Row extends object>(
  rows: Row[],
  totalCount: number,
  request: ListRequest,
): Connection<Row> {
  const nodes = rows.slice(0, request.first);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node as Record<string, unknown>, request) }));
  return {
    nodes,
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: rows.length > nodes.length,
      hasPreviousPage: request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function cursorOf(row: Record<string, unknown>, request: ListRequest): string {
  return encodeCursor({
    order: orderName(request),
    value: String(row[request.order.column]),
    key: String(row[request.key]),
  });
}
