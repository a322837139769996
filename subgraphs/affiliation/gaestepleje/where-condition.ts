import type { Provider } from '../../common/database/provider.ts';
import type { Sql } from '../../common/database/sql.ts';
import { exactField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/institution-number.ts';
import { parseDay } from '../../common/scalars/local-date.ts';
import { holdsOn } from '../dagplejer/where-condition.ts';

export const whereCondition = (provider: Provider, where: Where | null | undefined): Sql =>
  compileWhere(where, {
    id: kodeField(provider, 'id'),
    barnId: kodeField(provider, 'barnId'),
    vaertId: kodeField(provider, 'vaertId'),
    anvisningsenhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    gyldigPaa: (day: string | null, path) => holdsOn(parseDay(day, path)),
  });
