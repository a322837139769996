import type { Provider } from '../../common/database/provider.ts';
import { someElement } from '../../common/database/some-element.ts';
import type { Sql } from '../../common/database/sql.ts';
import { type FilterField, kodeField, type Parse } from '../../common/filters/filter-field.ts';
import { compileWhere } from '../../common/filters/where.ts';
import { parseDigits } from '../../common/parse/digits.ts';
import { oneOf } from '../../common/parse/one-of.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import { ProposalStatus } from './proposal-status.ts';
import type { ProposalWhere } from './proposal-where.ts';

/** The condition of the proposals' `where`. */
export function proposalCondition(where: ProposalWhere | null | undefined, provider: Provider, kodebog: Kodebog): Sql {
  const given = Object.fromEntries(Object.entries(where ?? {}).filter(([, filter]) => filter !== undefined));
  return compileWhere(given, {
    status: kodeField(provider, 'status', oneOf(Object.values(ProposalStatus))),
    kommune: elementField(provider, 'kommuner', parseKommunekode(kodebog)),
    cvrNummer: elementField(provider, 'cvrNumre', parseDigits(8, '12345674')),
  });
}

/** Some element of a list of codes fits. */
function elementField(provider: Provider, column: string, parse: Parse): FilterField {
  const element = kodeField(provider, 'value', parse);
  return (filter, path) => someElement(provider, column, element(filter, path));
}
