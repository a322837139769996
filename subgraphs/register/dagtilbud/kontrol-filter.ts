import { Field, InputType } from 'type-graphql';
import { and, type Provider, type Sql, sql } from '../../common/database/sql.ts';
import { expressionField, type FilterField } from '../../common/filters/where.ts';
import { parseText } from '../../common/parse/text.ts';
import { filterOf, type ValueFilter } from '../../common/vocabulary.ts';
import { type Aarsag, Aarsager, isAskableInSql, type Kind, type Svar, SvarEnum, vaerdiInSql } from '../ekstern/svar.ts';
import { refusal } from '../errors/refusals.ts';
import type { KontrolNiveau } from './fields.ts';

const SvarFilter = filterOf(SvarEnum, 'EksternSvar');
const AarsagFilter = filterOf(Aarsager, 'KontrolAarsag');

@InputType({ description: 'What a register outside says of a value. All the fields given must hold.' })
class KontrolsvarFilter {
  @Field(() => SvarFilter, {
    nullable: true,
    description:
      'What it says; IKKE_KONTROLLERET also before it was ever asked. Explicit null finds units with nothing to ask about.',
  })
  svar?: ValueFilter<Svar> | null;

  @Field(() => AarsagFilter, {
    nullable: true,
    description: 'Why it is no confirmation.',
  })
  aarsag?: ValueFilter<Aarsag> | null;
}

@InputType({
  description:
    'Units by what DAR and CVR last said of what they hold, as `kontrol` shows it. All the fields given must hold; an empty filter is refused (FILTER_EMPTY).',
})
export class KontrolFilter {
  @Field(() => KontrolsvarFilter, { nullable: true, description: 'DAR about the address.' })
  dar?: KontrolsvarFilter | null;

  @Field(() => KontrolsvarFilter, { nullable: true, description: 'CVR about the P-number.' })
  cvr?: KontrolsvarFilter | null;
}

/** The filter by what DAR and CVR say; the same as `toKontrol` makes of a row, in SQL. */
export const kontrolField =
  (provider: Provider, niveau: KontrolNiveau): FilterField<KontrolFilter> =>
  (filter, path) =>
    allOf(filter, path, 'dar, cvr', (kind, svar: KontrolsvarFilter, path) =>
      allOf(svar, path, 'svar, aarsag', (part, kode, path) =>
        expressionField(provider, expressions[part](niveau, kind), parsers[part])(kode, path),
      ),
    );

const parsers = { svar: parseText, aarsag: parseText };

/** The parts of a filter that are given, of which there must be one. */
function allOf<Filter extends object>(
  filter: Filter | null,
  path: string,
  operators: string,
  condition: (key: keyof Filter, part: never, path: string) => Sql,
): Sql {
  const given = Object.entries(filter ?? {}).filter(([, part]) => part !== undefined);
  if (given.length === 0 || given.some(([, part]) => part === null))
    throw refusal('FILTER_EMPTY', { field: path, operators, example: 'svar: { eq: MODSAGT }' });
  return and(given.map(([key, part]) => condition(key as keyof Filter, part as never, `${path}.${key}`)));
}

/** The stored answer about what the row holds. Its columns have names of their own, so that "nummer" is the row's. */
const answer = (niveau: KontrolNiveau, kind: Kind): Sql => sql`
  FROM (SELECT "niveau", "nummer" AS "kontrolNummer", "kind", "vaerdi", "svar", "aarsag" FROM "EksternKontrol") AS "kontrol"
  WHERE "niveau" = ${niveau} AND "kontrolNummer" = "nummer" AND "kind" = ${kind} AND "vaerdi" = ${vaerdiInSql[kind]}`;

const expressions: Record<keyof KontrolsvarFilter, (niveau: KontrolNiveau, kind: Kind) => Sql> = {
  svar: (niveau, kind) => sql`(CASE WHEN ${isAskableInSql[kind]}
    THEN COALESCE((SELECT "svar" ${answer(niveau, kind)}), 'IKKE_KONTROLLERET') END)`,
  aarsag: (niveau, kind) => sql`(CASE WHEN ${isAskableInSql[kind]} THEN
    (CASE WHEN EXISTS (SELECT 1 ${answer(niveau, kind)}) THEN (SELECT "aarsag" ${answer(niveau, kind)})
    ELSE 'NOT_ASKED' END) END)`,
};
