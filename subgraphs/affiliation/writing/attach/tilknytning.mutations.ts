import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { ChangerInput } from '../../people/kilde/kept.ts';
import { applyTilknytninger, maxRows } from './apply-tilknytninger.ts';
import { TilknytningRowInput } from './attach-inputs.ts';
import { changeHovedgruppe } from './change-hovedgruppe.ts';
import { ChangeHovedgruppeInput, EndTilknytningInput, UpdateTilknytningInput } from './change-inputs.ts';
import { cancelTilknytning, endTilknytning, updateTilknytning } from './change-tilknytning.ts';
import { type RefusedRow, TilknytningerPayload, TilknytningPayload, writeTilknytning } from './tilknytning-payload.ts';

const common = 'Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, KILDE_OTHER, FIELD_MALFORMED';

@Resolver()
export class TilknytningMutations {
  @Mutation(() => TilknytningPayload, {
    description: `Changes a tie. ${common}, PERIOD_BACKWARDS, TILKNYTNING_ENDED, TILKNYTNING_OVERLAP, ACTOR_EXCLUSIVE, GRUPPE_UNKNOWN, EMPLOYEE_ROLE, CHILD_MAIN_GROUP, KONTAKT_FIELDS, CONTACT_LIMIT.`,
  })
  updateTilknytning(
    @Arg('input', () => UpdateTilknytningInput) input: UpdateTilknytningInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'updateTilknytning', updateTilknytning(input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Gives a tie its last day, or another one as long as that is to come. The contacts of a child go with it. ${common}, PERIOD_BACKWARDS, TILKNYTNING_OVER, TILKNYTNING_ENDED.`,
  })
  endTilknytning(
    @Arg('input', () => EndTilknytningInput) input: EndTilknytningInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'endTilknytning', endTilknytning(input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Calls off a planned tie: it never comes to be. ${common}, TILKNYTNING_BEGUN.`,
  })
  cancelTilknytning(
    @Arg('input', () => ChangerInput) input: ChangerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'cancelTilknytning', cancelTilknytning(input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Puts a child into another main group from a day on: the tie ends the day before, another begins. ${common}, TILKNYTNING_OVER, GRUPPE_UNKNOWN, GRUPPE_NOT_HOVEDGRUPPE, CHILD_MAIN_GROUP.`,
  })
  changeHovedgruppe(
    @Arg('input', () => ChangeHovedgruppeInput) input: ChangeHovedgruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'changeHovedgruppe', changeHovedgruppe(input), args);
  }

  @Mutation(() => TilknytningerPayload, {
    description:
      'Puts groups and people as a source tells them, all rows or none, unless skipRefused: what is known by its local id (a group by its code, a contact by its person) changes, what is new is made, and the same rows again change nothing. Nothing ends because it is not among them, but contacts of a child whose row tells its contacts. Errors are those of the single operations, with the position of the row in `path`, and ROW_NOT_ONE, ROW_TWICE, ROW_DEPENDS, BARN_UNKNOWN, PERSON_CPR_CHANGED, CONTACT_CPR_NEEDED, CPR_LIMIT, LIMIT_EXCEEDED, and KILDE_LOADING while a file of the source is loaded.',
  })
  async applyTilknytninger(
    @Arg('kilde', () => String, { description: 'The source system whose rows they are.' }) kilde: string,
    @Arg('rows', () => [TilknytningRowInput], { description: `The rows, at most ${maxRows}. Error: LIMIT_EXCEEDED.` })
    rows: TilknytningRowInput[],
    @Arg('skipRefused', () => Boolean, {
      defaultValue: false,
      description:
        'Leave out the rows that are refused, with what depends on them (a contact on the row of its child, a child on that of its group), and store the others. They are told in `refused`.',
    })
    skipRefused: boolean,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningerPayload> {
    const outcome = await context.write(applyTilknytninger(context, { kilde, rows, skipRefused }), args);
    const count = (wanted: string) => outcome.changes.filter(({ action }) => action === wanted).length;
    const { refused = [] } = (outcome.report ?? {}) as { refused?: RefusedRow[] };
    return { ...outcome, created: count('create'), updated: count('update'), ended: count('end'), refused };
  }
}
