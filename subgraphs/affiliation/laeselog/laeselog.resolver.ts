import { Args, ArgsType, Ctx, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { actorOf, reachOrRefuse } from '../../common/auth/may.ts';
import { and, byteOrder, isIn, name, type Provider, raw, type Sql, sql } from '../../common/database/sql.ts';
import { IdFilter, KodeFilter, TekstFilter } from '../../common/filters/filter-inputs.ts';
import { compileWhere, exactField, kodeField, type Where } from '../../common/filters/where.ts';
import { askedPage, connectionOf, PageArguments } from '../../common/lists/connection.ts';
import { Node } from '../../common/node.ts';
import { oneOf, parseText } from '../../common/parse/text.ts';
import { DateTime, parseMoment } from '../../common/scalars/date-time.ts';
import { idsFrom } from '../../common/time-ordered-id.ts';
import { filterOf, type ValueFilter, vocabulary } from '../../common/vocabulary.ts';
import type { AffiliationContext } from '../context.ts';
import { refusal } from '../errors/refusals.ts';
import { parseKommunekode } from '../units/enhed/enhed.ts';
import { searchPage } from './search-line.ts';
import { type ReadLogKind, readLogKinds } from './show.ts';

const LaeselinjeKinds = vocabulary<ReadLogKind>('LaeselinjeKind', 'What a line of the read log tells of.', {
  visning: 'Something of the person was shown.',
  soegning: 'A search, whatever it found.',
  opslag: 'A look-up by CPR number.',
  proeve: 'A dry run that would tell.',
  afslag: 'A refusal.',
  klip: 'Lines were taken away for their age.',
});
const LaeselinjeKindFilter = filterOf(LaeselinjeKinds, 'LaeselinjeKind');

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: 'One line of the read log: somebody was shown something of a person, or asked and was not.',
})
class Laeselinje implements Node {
  @Field(() => ID, { description: 'Id of the line; later lines have greater ids.' })
  id!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;

  @Field(() => String, {
    description: 'Who: "person:" or "system:" and the subject of the token or key.',
  })
  actor!: string;

  @Field(() => String, { description: 'In which request.' })
  requestId!: string;

  @Field(() => LaeselinjeKinds, {
    description: 'What kind of line it is.',
  })
  lineKind!: ReadLogKind;

  @Field(() => ID, { nullable: true, description: 'Id of the person; null where it is not about one person.' })
  personId!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The municipality whose person it is, or whose persons were asked about (a line for each), three digits. Null: of no municipality.',
  })
  kommuneKode!: string | null;

  @Field(() => String, {
    description:
      'What was shown, separated by commas: navn, alias, rigtigtNavn, beskyttelse, foedsel, kontakt, foto, kilder, gaestepleje, tilknytning, cpr (in a delivery to Unilogin); historik (what happened to it), fundet (a search found the person), eksport, sletning.',
  })
  hvad!: string;

  @Field(() => String, { description: 'Which operation showed it, and for what, where its caller said so.' })
  formaal!: string;

  @Field(() => Int, { nullable: true, description: 'How many were found; null where nothing was counted.' })
  antal!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What was asked: names of fields and operators, never their values. For a refusal: the kind and id of the object that was named, to those whose it is. Null where something was shown.',
  })
  spoergsmaal!: string | null;
}

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which lines of the read log. All the fields given must hold.' })
class LaeselogWhere {
  @Field(() => LaeselinjeKindFilter, optional('visning, soegning, opslag, proeve, afslag or klip.'))
  lineKind?: ValueFilter<ReadLogKind>;

  @Field(() => IdFilter, optional('Id of the person.'))
  person?: IdFilter;

  @Field(() => KodeFilter, optional('The municipality whose person it is. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => TekstFilter, optional('Who was shown something.'))
  actor?: TekstFilter;

  @Field(() => DateTime, optional('At this moment or after.'))
  fra?: string;

  @Field(() => DateTime, optional('Before this moment.'))
  til?: string;

  @Field(() => [LaeselogWhere], optional('All of these must hold.'))
  AND?: LaeselogWhere[];

  @Field(() => [LaeselogWhere], optional('At least one of these must hold; an empty list finds nothing.'))
  OR?: LaeselogWhere[];
}

const LaeselogConnection = connectionOf(Laeselinje, 'Laeselinje', 'lines of the read log');

@ArgsType()
class ListArguments extends PageArguments {
  @Field(() => LaeselogWhere, {
    nullable: true,
    description: 'Which lines; all of the own municipalities when left out.',
  })
  where?: LaeselogWhere | null;
}

@Resolver()
export class LaeselogResolver {
  @Query(() => LaeselogConnection, {
    description:
      'Who was shown what of whom, the newest first: for those who answer for the data of their municipalities (right laeselog.read). Reading it is noted in it. Error: NOT_ALLOWED.',
  })
  async laeselog(@Args(() => ListArguments) { where, ...paging }: ListArguments, @Ctx() context: AffiliationContext) {
    const condition = laeselogCondition(context.database.provider, where);
    return readLines(context, { where, ...paging }, condition);
  }
}

/** The line with this id, if the caller may read it; that it was looked for is noted. */
export async function readLaeselinje(context: AffiliationContext, id: string): Promise<Laeselinje | null> {
  const { nodes } = await readLines(context, { where: { id: { eq: id } }, first: 1 }, sql`"id" = ${id}`);
  return nodes[0] ?? null;
}

function readLines(
  { database, caller, requestId }: AffiliationContext,
  { where, ...paging }: Omit<ListArguments, 'where'> & { where?: object | null | undefined },
  asked: Sql,
) {
  const { provider } = database;
  const reach = reachOrRefuse(caller, 'laeselog.read');
  const request = {
    table: 'Laeselog',
    key: 'id',
    condition: and([...(reach.all ? [] : [isIn(provider, name('kommuneKode'), reach.kommuner)]), asked]),
    order: { column: 'id', descending: true },
    page: askedPage(paging),
  };
  const looker = { actor: actorOf(caller), requestId };
  return searchPage<Laeselinje>(database, looker, request, { where, reach, formaal: 'laeselog', hvad: 'laeselog' });
}

function laeselogCondition(provider: Provider, where: Where | null | undefined): Sql {
  // Ids sort by time, and are what the list is read along.
  const beside = (sign: '>=' | '<') => (moment: string | null, field: string) => {
    if (moment === null)
      throw refusal('VALUE_MALFORMED', { field, value: null, expected: 'a moment', forventet: 'et tidspunkt' });
    return sql`${byteOrder(provider, name('id'))} ${raw(sign)} ${idsFrom(parseMoment(moment, field))}`;
  };
  return compileWhere(where, {
    lineKind: kodeField(provider, 'lineKind', oneOf(readLogKinds)),
    person: kodeField(provider, 'personId'),
    kommune: kodeField(provider, 'kommuneKode', parseKommunekode),
    actor: exactField(provider, 'actor', parseText, parseText),
    fra: beside('>='),
    til: beside('<'),
  });
}
