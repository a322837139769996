import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { reachOrRefuse } from '../../../common/auth/may.ts';
import { isIn, join, name, type Provider, raw, type Sql, sql } from '../../../common/database/sql.ts';
import type { AffiliationContext } from '../../context.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { Enhed } from '../../units/enhed/enhed.ts';

/** How much hangs on a unit that may hold people, on either level. */
@Resolver(() => Enhed)
export class EnhedBeroerte {
  @FieldResolver(() => Beroerte, {
    nullable: true,
    description:
      'How many hang on it today or later: whom a merge or a closing concerns. Selected in the answer of a dry run (`changes { dagtilbud { … } }`) it shows this beforehand. It only counts: `tilknytninger` and `grupper` show who they are to callers who may see them. Null for a unit that the right affiliationFindings.read does not reach; with the error NOT_ALLOWED for a caller without that right.',
  })
  async beroerte(
    @Root() { nummer }: Enhed,
    @Ctx() { caller, database, enheder, beroerte, today }: AffiliationContext,
  ): Promise<Beroerte | null> {
    const reach = reachOrRefuse(caller, 'affiliationFindings.read');
    const kommune = (await enheder.byNummer(nummer))?.kommuneKode ?? '';
    const isReached = reach.all || reach.kommuner.includes(kommune) || reach.enheder.includes(nummer);
    return isReached ? beroerte.load([today], nummer, (numre) => readBeroerte(database, numre, today)) : null;
  }
}

const count = (description: string) => ({ description });

@ObjectType({
  simpleResolvers: true,
  description:
    'How much hangs on a unit: what has not ended today, or begins later. What a merge or a closing of the unit concerns.',
})
class Beroerte {
  @Field(() => Int, count('Children, each once.'))
  boern!: number;

  @Field(() => Int, count('Employees, each once.'))
  ansatte!: number;

  @Field(() => Int, count('Externs, each once.'))
  eksterne!: number;

  @Field(() => Int, count('Contacts of the children, each once.'))
  kontakter!: number;

  @Field(() => Int, count('Ties of any of these that only begin later.'))
  planlagte!: number;

  @Field(() => Int, count('Groups as Unilogin knows them.'))
  grupper!: number;

  @Field(() => Int, count('Groups of childminders.'))
  dagplejegrupper!: number;

  @Field(() => Int, count('Childminders, each once.'))
  dagplejere!: number;

  @Field(() => Int, count('Stays in guest care with one of its childminders.'))
  gaesteophold!: number;

  @Field(() => Int, count('Data agreements that are approved or requested.'))
  dataaftaler!: number;

  @Field(() => Int, count('Plans of deliveries to Unilogin that are carried out.'))
  leveringsplaner!: number;
}

type Row = { enhed: string; hvad: keyof Beroerte; antal: number | bigint };

const none: Beroerte = {
  ...{ boern: 0, ansatte: 0, eksterne: 0, kontakter: 0, planlagte: 0, grupper: 0, dagplejegrupper: 0 },
  ...{ dagplejere: 0, gaesteophold: 0, dataaftaler: 0, leveringsplaner: 0 },
};

/** What hangs on units today or later, in one statement however many units. */
async function readBeroerte({ query, provider }: Source, numre: readonly string[], today: string): Promise<Beroerte[]> {
  const rows = await query<Row>(join(countsOf(provider, numre, today), ' UNION ALL '));
  return numre.map((nummer) => {
    const own = rows.filter(({ enhed }) => enhed === nummer).map(({ hvad, antal }) => [hvad, Number(antal)]);
    return { ...none, ...Object.fromEntries(own) };
  });
}

function countsOf(provider: Provider, numre: readonly string[], today: string): Sql[] {
  const lasting = sql`("gyldigTil" IS NULL OR "gyldigTil" >= ${today})`;
  const holds = sql`NOT "aflyst" AND ${lasting}`;
  const count = (hvad: keyof Beroerte, table: string, counted: string, condition: Sql, enhed = 'enhedsNummer') => sql`
    SELECT ${name(enhed)} AS "enhed", ${raw(`'${hvad}'`)} AS "hvad", COUNT(DISTINCT ${name(counted)}) AS "antal"
    FROM ${name(table)} WHERE "toChange" IS NULL AND ${isIn(provider, name(enhed), numre)} AND ${condition}
    GROUP BY ${name(enhed)}`;
  const people = (hvad: keyof Beroerte, aktoertype: string) =>
    count(hvad, 'Tilknytning', 'personId', sql`"aktoertype" = ${aktoertype} AND ${holds}`);
  return [
    people('boern', 'barn'),
    people('ansatte', 'ansat'),
    people('eksterne', 'ekstern'),
    people('kontakter', 'kontakt'),
    count('planlagte', 'Tilknytning', 'id', sql`NOT "aflyst" AND "gyldigFra" > ${today}`),
    count('grupper', 'Gruppe', 'id', lasting),
    count('dagplejegrupper', 'Dagplejegruppe', 'id', lasting, 'anvisningsenhedsNummer'),
    count('dagplejere', 'Dagplejer', 'personId', holds),
    count('gaesteophold', 'Gaesteophold', 'id', holds),
    count('dataaftaler', 'Dataaftale', 'id', sql`"status" IN ('requested', 'approved')`),
    count('leveringsplaner', 'Leveringsplan', 'id', sql`"aktiv"`),
  ];
}
