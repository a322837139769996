import type { Sql } from '@prisma/client/runtime/client';
import type { Provider } from '../../common/database/provider.ts';
import { or } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { exactField, type FilterField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/identifiers.ts';
import { oneOf } from '../../common/parse/text.ts';
import { parseKommunekode } from '../enhed/enhed-reach.ts';
import { actions } from './action-of.ts';
import type { AffiliationChangeWhere } from './affiliation-change-where.ts';
import { slags } from './slags.ts';

/** The condition of the feed's `where`, on Change. */
export function affiliationChangeCondition(where: AffiliationChangeWhere | null | undefined, provider: Provider): Sql {
  const given = Object.fromEntries(Object.entries(where ?? {}).filter(([, filter]) => filter !== undefined));
  const kommune = (column: string) => kodeField(provider, column, parseKommunekode);
  const enhed = (column: string) => exactField(provider, column, parseInstitutionNumber, parseInstitutionNumberPart);
  return compileWhere(given, {
    kommune: either(kommune('kommuneBefore'), kommune('kommuneAfter')),
    enhed: either(enhed('enhedBefore'), enhed('enhedAfter')),
    slags: kodeField(provider, 'slags', oneOf(Object.keys(slags))),
    objekt: kodeField(provider, 'objektId'),
    action: kodeField(provider, 'action', oneOf(actions)),
  });
}

/** Before or after. Null cannot be asked for: of a new object there is none before. */
const either =
  (before: FilterField, after: FilterField): FilterField =>
  (filter, path) => {
    if (filter?.eq === null)
      throw refusal('VALUE_MALFORMED', {
        field: `${path}.eq`,
        value: null,
        expected: 'a value',
        forventet: 'en værdi',
      });
    return or([before(filter, path), after(filter, path)]);
  };
