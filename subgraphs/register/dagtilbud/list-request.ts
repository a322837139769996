import type { Sql } from '../../common/database/sql.ts';
import type { ListRequest } from '../../common/lists/list-request.ts';
import { checkedFirst } from '../../common/lists/page-arguments.ts';
import { DagtilbudOrderField, Direction } from './dagtilbud-order.ts';
import type { ListArguments } from './list-arguments.ts';
import { type Niveau, niveauer } from './niveau.ts';

export function listRequest(niveau: Niveau, condition: Sql, { orderBy, first, after }: ListArguments): ListRequest {
  return {
    table: niveauer[niveau].table,
    key: 'nummer',
    condition,
    order: { column: orderBy?.field ?? DagtilbudOrderField.NUMMER, descending: orderBy?.direction === Direction.DESC },
    first: checkedFirst(first),
    after: after ?? null,
  };
}
