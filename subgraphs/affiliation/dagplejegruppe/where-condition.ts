import type { Provider } from '../../common/database/provider.ts';
import { type Sql, sql } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { exactField, foldedField, kodeField } from '../../common/filters/filter-field.ts';
import { compileWhere, type Where } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/institution-number.ts';
import { parseDay } from '../../common/scalars/local-date.ts';
import { basisKoder } from './basis.ts';

/** Groups that exist on a day. */
export const existsOn = (day: string): Sql =>
  sql`"gyldigFra" <= ${day} AND ("gyldigTil" IS NULL OR "gyldigTil" >= ${day})`;

export function whereCondition(provider: Provider, where: Where | null | undefined): Sql {
  return compileWhere(where, {
    id: kodeField(provider, 'id'),
    navn: foldedField(provider, 'navn', 'foldedNavn'),
    basis: kodeField(provider, 'basis', parseBasis),
    anvisningsenhedsNummer: exactField(
      provider,
      'anvisningsenhedsNummer',
      parseInstitutionNumber,
      parseInstitutionNumberPart,
    ),
    gyldigPaa: (day: string | null, path) => existsOn(parseDay(day, path)),
  });
}

function parseBasis(value: string, field: string): string {
  if (basisKoder.has(value)) return value;
  const example = [...basisKoder.keys()].map((kode) => `"${kode}"`).join(', ');
  throw refusal('KODE_UNKNOWN', { field, value, liste: 'dagplejegruppeBasis', example });
}
