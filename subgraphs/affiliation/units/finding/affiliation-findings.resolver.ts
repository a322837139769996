import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { reachOf, reachOrRefuse } from '../../../common/auth/may.ts';
import { and, isIn, name, sql } from '../../../common/database/sql.ts';
import { exactField, kodeField } from '../../../common/filters/filter-field.ts';
import { compileWhere } from '../../../common/filters/where.ts';
import { checkedFirst, mapConnection, PageArguments } from '../../../common/lists/connection.ts';
import { readPage } from '../../../common/lists/read-page.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { oneOf } from '../../../common/parse/text.ts';
import type { AffiliationContext } from '../../context.ts';
import { parseKommunekode, unitInReach } from '../enhed/enhed-reach.ts';
import { type AffiliationFinding, AffiliationFindingPage, AffiliationFindingWhere } from './affiliation-finding.ts';
import { type FindingKode, findingKinds, findingKoder, findingsTable, findingTexts } from './findings-table.ts';

@ArgsType()
class ListArguments extends PageArguments {
  @Field(() => AffiliationFindingWhere, { nullable: true, description: 'Which findings; all when left out.' })
  where?: AffiliationFindingWhere | null;
}

type Row = Omit<AffiliationFinding, 'da' | 'en' | 'kode'> & { kode: FindingKode };
type Count = { kode: string; antal: number | bigint };

@Resolver()
export class AffiliationFindingsResolver {
  @Query(() => AffiliationFindingPage, {
    description:
      'What happened to units of the register under the groups, childminders and ties that hang on them, and still is to be looked at; by unit. Those of units that the right affiliationFindings.read reaches. Of now alone, without `asOf`: the units are known as they are, not as they were. Error: NOT_ALLOWED.',
  })
  async affiliationFindings(
    @Args(() => ListArguments) { where, first, after }: ListArguments,
    @Ctx() { database: { query, provider }, caller, today }: AffiliationContext,
  ): Promise<AffiliationFindingPage> {
    const reach = reachOrRefuse(caller, 'affiliationFindings.read');
    const { all, kommuner } = reachOf(caller, 'person.readProtected');
    const condition = and([
      all ? sql`1 = 1` : sql`("skjultI" IS NULL OR ${isIn(provider, name('skjultI'), kommuner)})`,
      unitInReach(provider, reach, 'Fund', 'enhedsNummer'),
      compileWhere(where as object, {
        kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
        enhed: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
        kode: kodeField(provider, 'kode', oneOf(findingKoder)),
        slags: kodeField(provider, 'slags', oneOf(findingKinds)),
      }),
    ]);
    const definition = findingsTable(today);
    const page = await readPage<Row>(query, provider, {
      definition,
      table: 'Fund',
      key: 'plads',
      condition,
      order: { column: 'plads', descending: false },
      first: checkedFirst(first),
      after: after ?? null,
    });
    const counts = await query<Count>(sql`
      ${definition} SELECT "kode", COUNT(*) AS "antal" FROM "Fund" WHERE ${condition} GROUP BY "kode" ORDER BY "kode"`);
    return {
      ...mapConnection(page, (row) => ({ ...row, ...findingTexts(row.kode, { ...row, enhed: row.enhedsNummer }) })),
      counts: counts.map(({ kode, antal }) => ({ kode, antal: Number(antal) })),
    };
  }
}
