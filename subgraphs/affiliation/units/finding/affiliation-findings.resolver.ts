import { Args, ArgsType, Ctx, Field, ID, InputType, ObjectType, Query, Resolver } from 'type-graphql';
import { reachOf, reachOrRefuse } from '../../../common/auth/may.ts';
import { and, isIn, name, sql } from '../../../common/database/sql.ts';
import { KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { compileWhere, exactField, kodeField } from '../../../common/filters/where.ts';
import { CodeCount, Fund } from '../../../common/fund.ts';
import { askedPage, connectionOf, mapConnection, PageArguments } from '../../../common/lists/connection.ts';
import { readPage } from '../../../common/lists/read-page.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { oneOf } from '../../../common/parse/text.ts';
import { DateTime } from '../../../common/scalars/date-time.ts';
import type { ValueFilter } from '../../../common/vocabulary.ts';
import type { AffiliationContext } from '../../context.ts';
import { ObjectKindFilter, ObjectKinds } from '../../core/change/change-words.ts';
import type { ObjectKind } from '../../core/change/object-kinds.ts';
import { parseKommunekode, unitInReach } from '../enhed/enhed.ts';
import { type FindingKode, findingKinds, findingKoder, findingsTable, findingTexts } from './findings-table.ts';

const optional = (description: string) => ({ nullable: true, description });

@ObjectType({
  simpleResolvers: true,
  implements: Fund,
  description:
    'Something happened to a unit of the register that concerns what hangs on it. Nothing of it disappears by itself. The finding goes when the object is ended or the unit is as it should be; after a move, when the object is written again; for somebody who stands in Unilogin at a closed unit, when a deletion was loaded; for a number that was held back, when the person has another; for a row that was held back, when its source has given that local id anew. What was held back of a protected person is shown to callers who may see the real name.',
})
class AffiliationFinding extends Fund {
  @Field(() => ObjectKinds, { description: 'What it concerns.' })
  objectKind!: ObjectKind;

  @Field(() => ID, { description: 'Id of that object.' })
  objectId!: string;

  @Field(() => String, { description: 'Number of the unit.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The municipality that the unit belongs to now.' })
  kommuneKode!: string;

  @Field(
    () => String,
    optional(
      'What it was before: the unit above, the municipality, the P-number. Null of findings that are of no change.',
    ),
  )
  fra!: string | null;

  @Field(
    () => String,
    optional(
      'What it is after: of a unit that was merged or split its successor, or one of them. Null of what was lost.',
    ),
  )
  til!: string | null;

  @Field(
    () => String,
    optional(
      'Of NOT_MOVED_ALONG and TIE_CONTRADICTS: code of the rule that is broken; `fejlkoder` tells them. Of CPR_WITHHELD: PERSON_CPR_CHANGED, or CPR_TAKEN when another person has the number. Of ROW_WITHHELD: code of the error for which it was not stored. Null otherwise.',
    ),
  )
  aarsag!: string | null;

  @Field(() => String, optional('Of what was held back: the source system that gave it. Null otherwise.'))
  kilde!: string | null;

  @Field(
    () => String,
    optional('Of ROW_WITHHELD: the local id that the source gave, of a contact that of the child. Null otherwise.'),
  )
  lokalId!: string | null;

  @Field(() => DateTime, optional('When the register had it; null when that was before it was followed from here.'))
  at!: Date | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One page of findings, with how many of each kind there are in all.',
})
class AffiliationFindingConnection extends connectionOf(AffiliationFinding, 'AffiliationFinding', 'findings') {
  @Field(() => [CodeCount], {
    description: 'How many of each kind, over every page; kinds with none are left out.',
  })
  counts!: CodeCount[];
}

@InputType({ description: 'Which findings. All the fields given must hold.' })
class AffiliationFindingWhere {
  @Field(() => KodeFilter, optional('The municipality that the unit belongs to now. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => TekstFilter, optional('Number of the unit. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter;

  @Field(
    () => KodeFilter,
    optional(
      'ENHED_CLOSED, NOT_MOVED_ALONG, STILL_IN_UNILOGIN, ENHED_MOVED, ENHED_KOMMUNE_CHANGED, P_NUMMER_LOST, CPR_WITHHELD, TIE_CONTRADICTS or ROW_WITHHELD.',
    ),
  )
  code?: KodeFilter;

  @Field(() => ObjectKindFilter, optional('dagplejegruppe, dagplejer, gruppe, tilknytning or person.'))
  objectKind?: ValueFilter<ObjectKind>;
}

@ArgsType()
class ListArguments extends PageArguments {
  @Field(() => AffiliationFindingWhere, { nullable: true, description: 'Which findings; all when left out.' })
  where?: AffiliationFindingWhere | null;
}

type Row = Omit<AffiliationFinding, 'da' | 'en' | 'code' | 'severity'> & { kode: FindingKode };
type Count = { kode: string; antal: number | bigint };

@Resolver()
export class AffiliationFindingsResolver {
  @Query(() => AffiliationFindingConnection, {
    description:
      'What happened to units of the register under the groups, childminders and ties that hang on them, and still is to be looked at; by unit. Only those of units that the right affiliationFindings.read reaches, and only as of now, without `asOf`: the units are known as they are, not as they were. Error: NOT_ALLOWED.',
  })
  async affiliationFindings(
    @Args(() => ListArguments) { where, ...paging }: ListArguments,
    @Ctx() { database: { query, provider }, caller, today }: AffiliationContext,
  ): Promise<AffiliationFindingConnection> {
    const reach = reachOrRefuse(caller, 'affiliationFindings.read');
    const { all, kommuner } = reachOf(caller, 'person.readProtected');
    const condition = and([
      all ? sql`1 = 1` : sql`("skjultI" IS NULL OR ${isIn(provider, name('skjultI'), kommuner)})`,
      unitInReach(provider, reach, 'Fund', 'enhedsNummer'),
      compileWhere(where as object, {
        kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
        enhed: exactField(provider, 'enhedsNummer', parseInstitutionNumber, parseInstitutionNumberPart),
        code: kodeField(provider, 'kode', oneOf(findingKoder)),
        objectKind: kodeField(provider, 'objectKind', oneOf(findingKinds)),
      }),
    ]);
    const definition = findingsTable(today);
    const page = await readPage<Row>(query, provider, {
      definition,
      table: 'Fund',
      key: 'plads',
      condition,
      order: { column: 'plads', descending: false },
      page: askedPage(paging),
    });
    const counts = await query<Count>(sql`
      ${definition} SELECT "kode", COUNT(*) AS "antal" FROM "Fund" WHERE ${condition} GROUP BY "kode" ORDER BY "kode"`);
    return {
      ...mapConnection(page, toFinding),
      counts: counts.map(({ kode: code, antal }) => ({ code, count: Number(antal) })),
    };
  }
}

function toFinding(row: Row): AffiliationFinding {
  const texts = findingTexts(row.kode, { ...row, enhed: row.enhedsNummer });
  return { ...row, ...texts, code: row.kode, severity: 'finding' };
}
