import type { Provider } from '../../common/database/provider.ts';
import type { Sql } from '../../common/database/sql.ts';
import { exactField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/institution-number.ts';
import { parseText } from '../../common/parse/text.ts';
import { parseDay } from '../../common/scalars/local-date.ts';
import { existsOn } from '../dagplejegruppe/where-condition.ts';
import { kommuneOfEnhed } from '../enhed/kommune-of-enhed.ts';

export function gruppeCondition(provider: Provider, where: Where | null | undefined): Sql {
  const text = (column: string) => exactField(provider, column, parseText, parseText);
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    kode: text('kode'),
    navn: text('navn'),
    gruppetype: kodeField(provider, 'gruppetype'),
    trin: kodeField(provider, 'trin'),
    kilde: text('kilde'),
    enhed: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    kommune: kommuneOfEnhed(provider, 'Gruppe', 'enhedsNummer'),
    gyldigPaa: (day: string | null, path) => existsOn(parseDay(day, path)),
  });
}
