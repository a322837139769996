import type { Provider } from '../../common/database/provider.ts';
import { type Sql, sql } from '../../common/database/sql.ts';
import { exactField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/institution-number.ts';
import { parseDay } from '../../common/scalars/local-date.ts';
import { existsOn } from '../dagplejegruppe/where-condition.ts';

/** What holds on a day; nothing that was called off. */
export const holdsOn = (day: string): Sql => sql`NOT "aflyst" AND ${existsOn(day)}`;

export const whereCondition = (provider: Provider, where: Where | null | undefined): Sql =>
  compileWhere(where, {
    id: kodeField(provider, 'id'),
    personId: kodeField(provider, 'personId'),
    dagplejegruppeId: kodeField(provider, 'dagplejegruppeId'),
    hovedgruppeId: kodeField(provider, 'gruppeId'),
    anvisningsenhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    gyldigPaa: (day: string | null, path) => holdsOn(parseDay(day, path)),
  });
