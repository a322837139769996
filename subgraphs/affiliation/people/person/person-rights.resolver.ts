import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { actorOf } from '../../../common/auth/caller.ts';
import { isUuid } from '../../../common/parse/identifiers.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { formaalDescription, parseFormaal } from '../../laeselog/show.ts';
import { erasePerson } from './erase-person.ts';
import { ErasePersonInput } from './erase-person-input.ts';
import { ErasePersonPayload } from './erase-person-payload.ts';
import { exportPerson } from './export-person.ts';
import { PersonEksport } from './person-eksport.ts';
import { toPerson } from './to-person.ts';

/** What a person can demand of who keeps their data. */
@Resolver()
export class PersonRightsResolver {
  @Query(() => PersonEksport, {
    nullable: true,
    description:
      'Everything that is stored of a person, to be given to them (GDPR, article 15). Takes the right person.export in the municipality; null when none has the id, or none of yours: the two are told alike. Noted in the read log. Error: NOT_ALLOWED for a caller without the right.',
  })
  async exportPerson(
    @Arg('id', () => ID, { description: 'Id of the person.' }) id: string,
    @Arg('formaal', () => String, { nullable: true, description: formaalDescription }) formaal: string | null,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonEksport | null> {
    const dannet = new Date();
    const told = parseFormaal('exportPerson', formaal);
    const dokument = isUuid(id) ? await exportPerson(context, id, told) : null;
    return dokument && { personId: id, dannet, dokument: JSON.stringify({ dannet, ...dokument }, null, 2) };
  }

  @Mutation(() => ErasePersonPayload, {
    description:
      'Erases a person (GDPR, article 17): names, CPR number, contact data and the rest of what is personal go from all versions, also from those that `asOf` shows. Ids, periods, units and the numbers of changes stay. It cannot be undone. Takes the right person.erase in the municipality.',
  })
  async erasePerson(
    @Arg('input', () => ErasePersonInput) input: ErasePersonInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<ErasePersonPayload> {
    const { database, caller, requestId } = context;
    const useCase = erasePerson(input, database.provider, { actor: actorOf(caller), requestId });
    const written = await context.write(useCase, args);
    const [id] = written.idsOf('person');
    return { ...written, person: id === undefined ? null : toPerson(id, null, 'erasePerson') };
  }
}
