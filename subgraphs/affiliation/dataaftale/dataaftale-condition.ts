import type { Provider } from '../../common/database/provider.ts';
import type { Sql } from '../../common/database/sql.ts';
import { exactField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/institution-number.ts';
import { oneOf } from '../../common/parse/one-of.ts';
import { kommuneOfEnhed } from '../enhed/kommune-of-enhed.ts';
import { DataaftaleStatus } from './dataaftale-status.ts';
import { parseTjeneste } from './tjenester.ts';

/** The condition of the data agreements' `where`. */
export function dataaftaleCondition(provider: Provider, where: Where | null | undefined): Sql {
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    udbydersystem: kodeField(provider, 'udbydersystem'),
    tjeneste: kodeField(provider, 'tjeneste', parseTjeneste),
    enhedsNummer: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
    kommune: kommuneOfEnhed(provider, 'enhedsNummer'),
    status: kodeField(provider, 'status', parseStatus),
  });
}

const names = Object.keys(DataaftaleStatus) as (keyof typeof DataaftaleStatus)[];

const parseStatus = (value: string, field: string): string =>
  DataaftaleStatus[oneOf(names)(value, field) as keyof typeof DataaftaleStatus];
