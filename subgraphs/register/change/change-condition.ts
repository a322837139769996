import type { Provider } from '../../common/database/provider.ts';
import { or, type Sql } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { exactField, type FilterField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/institution-number.ts';
import { oneOf } from '../../common/parse/one-of.ts';
import { parseText } from '../../common/parse/text.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import type { ChangeWhere } from './change-where.ts';

const actions = ['create', 'update', 'move', 'close', 'reopen', 'kontrol'];

/** The condition of the change log's `where`, on Change joined with its Changeset. */
export function changeCondition(where: ChangeWhere | null | undefined, provider: Provider, kodebog: Kodebog): Sql {
  const given = Object.fromEntries(Object.entries(where ?? {}).filter(([, filter]) => filter !== undefined));
  const text = (column: string) => exactField(provider, column, parseText, parseText);
  return compileWhere(given, {
    kommune: eitherKommune(provider, kodebog),
    niveau: kodeField(provider, 'niveau', oneOf(Object.keys(niveauer))),
    nummer: exactField(provider, 'nummer', parseInstitutionNumber, parseInstitutionNumberPart),
    action: kodeField(provider, 'action', oneOf(actions)),
    actor: text('actor'),
    requestId: text('requestId'),
    source: text('source'),
  });
}

function eitherKommune(provider: Provider, kodebog: Kodebog): FilterField {
  const [before, after] = ['kommuneBefore', 'kommuneAfter'].map((column) =>
    kodeField(provider, column, parseKommunekode(kodebog)),
  ) as [FilterField, FilterField];
  return (filter, path) => {
    if (filter?.eq === null)
      throw refusal('VALUE_MALFORMED', {
        field: `${path}.eq`,
        value: null,
        expected: 'a code',
        forventet: 'en kode',
        example: '"101"',
      });
    return or([before(filter, path), after(filter, path)]);
  };
}
