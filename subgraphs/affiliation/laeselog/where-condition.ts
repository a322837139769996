import { raw, type Sql, sqltag } from '@prisma/client/runtime/client';
import type { Provider } from '../../common/database/provider.ts';
import { byteOrder, name } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { exactField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../common/filters/where.ts';
import { oneOf, parseText } from '../../common/parse/text.ts';
import { parseMoment } from '../../common/scalars/date-time.ts';
import { idsFrom } from '../../common/time-ordered-id.ts';
import { parseKommunekode } from '../enhed/enhed-reach.ts';
import { laeseslags } from './seen.ts';

export function laeselogCondition(provider: Provider, where: Where | null | undefined): Sql {
  // Ids sort by time, and are what the list is read along.
  const beside = (sign: '>=' | '<') => (moment: string | null, field: string) => {
    if (moment === null)
      throw refusal('VALUE_MALFORMED', { field, value: null, expected: 'a moment', forventet: 'et tidspunkt' });
    return sqltag`${byteOrder(provider, name('id'))} ${raw(sign)} ${idsFrom(parseMoment(moment, field))}`;
  };
  return compileWhere(where, {
    slags: kodeField(provider, 'slags', oneOf(laeseslags)),
    person: kodeField(provider, 'personId'),
    kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
    actor: exactField(provider, 'actor', parseText, parseText),
    fra: beside('>='),
    til: beside('<'),
  });
}
