import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { actorOf } from '../../../common/auth/caller.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import { changeCpr } from './change-cpr.ts';
import { erasePerson } from './erase-person.ts';
import { liftBeskyttelse } from './lift-beskyttelse.ts';
import { ErasePersonPayload, PersonPayload, toPerson } from './person.ts';
import { ChangeCprInput, ErasePersonInput, LiftBeskyttelseInput, UpdatePersonInput } from './person-inputs.ts';
import { updatePerson } from './update-person.ts';

@Resolver()
export class PersonMutations {
  @Mutation(() => PersonPayload, {
    description:
      'Takes in what a source now says of a person; where sources differ, the precedence set with setKilder decides what holds. Another name is a warning (PERSON_RENAMED); another name and day of birth are refused unless the person is named by `personId`; of a protected person neither is told without the right to protected names (PERSON_NOT_COMPARED). Errors: CPR_LIMIT, PERSON_NOT_ONE, PERSON_UNKNOWN, PERSON_DIFFERS, OBJECT_UNKNOWN, VERSION_MISMATCH, FIELD_MALFORMED.',
  })
  updatePerson(
    @Arg('input', () => UpdatePersonInput) input: UpdatePersonInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonPayload> {
    return writePerson(context, 'updatePerson', updatePerson(context, input), args);
  }

  @Mutation(() => PersonPayload, {
    description:
      'Confirms that a person has got another CPR number. Until then rows with the new number under a known local id are refused (PERSON_CPR_CHANGED). The number that they have is stored anew like any other: no answer tells that it is the same. Errors: CPR_LIMIT, OBJECT_UNKNOWN, VERSION_MISMATCH, FIELD_MALFORMED, CPR_MALFORMED, CPR_TEST_NUMBER, CPR_TAKEN.',
  })
  changeCpr(
    @Arg('input', () => ChangeCprInput) input: ChangeCprInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonPayload> {
    return writePerson(context, 'changeCpr', changeCpr(context, input), args);
  }

  @Mutation(() => PersonPayload, {
    description:
      'Lifts the protection of a person, which no row, file or other mutation does: any source that says protected holds until then, and again when one says so later. Takes the right person.liftProtection in the municipality. It stands in affiliationChanges, and with its reason in the read log. Errors: NOT_ALLOWED, OBJECT_UNKNOWN, VERSION_MISMATCH, FIELD_MALFORMED, TEXT_EMPTY, CPR_NOT_HERE.',
  })
  liftBeskyttelse(
    @Arg('input', () => LiftBeskyttelseInput) input: LiftBeskyttelseInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonPayload> {
    const looker = { actor: actorOf(context.caller), requestId: context.requestId };
    return writePerson(context, 'liftBeskyttelse', liftBeskyttelse(context, input, looker), args);
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

async function writePerson(
  context: AffiliationContext,
  mutation: string,
  useCase: UseCase,
  args: WriteArguments,
): Promise<PersonPayload> {
  const outcome = await context.write({ ...useCase, navn: mutation }, args);
  const [id] = outcome.idsOf('person');
  return { ...outcome, person: id === undefined ? null : toPerson(id, null, mutation) };
}
