import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { attachAktoer } from './attach-aktoer.ts';
import { AttachAnsatInput, AttachBarnInput, AttachEksternInput, AttachKontaktInput } from './attach-inputs.ts';
import { attachKontakt } from './attach-kontakt.ts';
import { TilknytningPayload, writeTilknytning } from './tilknytning-payload.ts';

const common =
  'Errors: ENHED_UNKNOWN, ENHED_LEVEL, ENHED_CLOSED, FIELD_MALFORMED, PERSON_NOT_ONE, PERSON_OF_OTHER_KOMMUNE, CPR_MALFORMED, CPR_TEST_NUMBER, CPR_LIMIT, PERSON_DIFFERS, TILKNYTNING_OVERLAP, PERIOD_BACKWARDS';
const aktoer = `${common}, PERSON_CPR_CHANGED, LOCAL_ID_TAKEN, ACTOR_EXCLUSIVE, GRUPPE_UNKNOWN`;
const warned =
  'Warnings: a protected person without alias (PROTECTED_ALIAS), protection that is said to be over (PROTECTION_STANDS), another name (PERSON_RENAMED; of whom the caller may not see PERSON_NOT_COMPARED), a day of birth that is not the one of the number (CPR_BIRTH_DIFFERS).';

@Resolver()
export class AttachMutations {
  @Mutation(() => TilknytningPayload, {
    description: `Ties a child to a unit, with its contacts if they are given. ${warned} ${aktoer}, GRUPPE_NOT_HOVEDGRUPPE, CHILD_MAIN_GROUP, CONTACT_LIMIT.`,
  })
  attachBarn(
    @Arg('input', () => AttachBarnInput) input: AttachBarnInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachBarn', attachAktoer(context, 'barn', input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Ties an employee to a unit. ${warned} ${aktoer}, EMPLOYEE_ROLE.`,
  })
  attachAnsat(
    @Arg('input', () => AttachAnsatInput) input: AttachAnsatInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachAnsat', attachAktoer(context, 'ansat', input), args);
  }

  @Mutation(() => TilknytningPayload, { description: `Ties an extern to a unit. ${warned} ${aktoer}.` })
  attachEkstern(
    @Arg('input', () => AttachEksternInput) input: AttachEksternInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachEkstern', attachAktoer(context, 'ekstern', input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Gives a child a contact. Without custody and legal basis it is a warning (CONTACT_LEGAL_BASIS). ${common}, OBJECT_UNKNOWN, KONTAKT_FIELDS, CONTACT_LIMIT.`,
  })
  attachKontakt(
    @Arg('input', () => AttachKontaktInput) input: AttachKontaktInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachKontakt', attachKontakt(context, input), args);
  }
}
