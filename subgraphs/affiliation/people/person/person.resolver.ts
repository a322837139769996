import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { connectionOf } from '../../../common/lists/connection.ts';
import { isUuid } from '../../../common/parse/identifiers.ts';
import { AsOfArguments, AsOfPageArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr } from '../../core/periode/periode.ts';
import { formaalDescription, parseFormaal } from '../../laeselog/formaal.ts';
import { TilknytningArguments, TilknytningConnection } from '../tilknytning/tilknytning.ts';
import { exportPerson } from './export-person.ts';
import { Person, PersonEksport, toPerson } from './person.ts';
import { PersonWhere } from './person-where.ts';

const PersonConnection = connectionOf(Person, 'Person', 'persons');
@ArgsType()
class ListArguments extends AsOfPageArguments {
  @Field(() => PersonWhere, {
    nullable: true,
    description: 'Which persons; all that the caller may see when left out.',
  })
  where?: PersonWhere | null;

  @Field(() => String, { nullable: true, description: formaalDescription })
  formaal?: string | null;
}

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => Person, {
    nullable: true,
    description:
      'One person. Null when none has the id, or none whom the caller may see: the two get the same answer. Error: NOT_ALLOWED for a caller without the right person.read.',
  })
  async person(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('formaal', () => String, { nullable: true, description: formaalDescription }) formaal: string | null,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, personReader }: AffiliationContext,
  ): Promise<Person | null> {
    const snapshot = await snapshotAt(database, moment);
    const shown = toPerson(id, snapshot, parseFormaal('person', formaal));
    return (await personReader.exists(id, snapshot)) ? shown : null;
  }

  @Query(() => PersonConnection, {
    description:
      'The persons that the caller may see, by id, filtered and paged. The read log notes that they were found. Error: NOT_ALLOWED for a caller without the right person.read.',
  })
  async personer(
    @Args(() => ListArguments) { formaal, ...args }: ListArguments,
    @Ctx() { database, personReader }: AffiliationContext,
  ) {
    return personReader.page(args, await snapshotAt(database, args), parseFormaal('personer', formaal));
  }

  @FieldResolver(() => TilknytningConnection, {
    nullable: true,
    description: 'Their ties that the caller may see, by id. Null, with an error, for who may not read persons.',
  })
  tilknytninger(
    @Root() { id, snapshot, formaal }: Person,
    @Args(() => TilknytningArguments) { paaDag, formaal: given, ...args }: TilknytningArguments,
    @Ctx() { tilknytningReader, today }: AffiliationContext,
  ) {
    const asked = { snapshot, day: dayOr(today, paaDag, 'paaDag'), formaal: parseFormaal(formaal, given) };
    return tilknytningReader.pageOf('personId', id, args, asked);
  }

  @Query(() => PersonEksport, {
    nullable: true,
    description:
      'Everything that is stored of a person, to be given to them (GDPR, article 15). Takes the right person.export in the municipality; null when none has the id, or none of yours: the two get the same answer. Noted in the read log. Error: NOT_ALLOWED for a caller without the right.',
  })
  async exportPerson(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('formaal', () => String, { nullable: true, description: formaalDescription }) formaal: string | null,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonEksport | null> {
    const dannet = new Date();
    const purpose = parseFormaal('exportPerson', formaal);
    const dokument = isUuid(id) ? await exportPerson(context, id, purpose) : null;
    return dokument && { personId: id, dannet, dokument: JSON.stringify({ dannet, ...dokument }, null, 2) };
  }
}
