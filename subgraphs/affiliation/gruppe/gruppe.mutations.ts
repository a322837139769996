import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { UseCase } from '../change/use-case.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { closeGruppe } from './close-gruppe.ts';
import { createGruppe } from './create-gruppe.ts';
import { CloseGruppeInput, CreateGruppeInput, UpdateGruppeInput } from './gruppe-inputs.ts';
import { GruppePayload } from './gruppe-payload.ts';
import { updateGruppe } from './update-gruppe.ts';

@Resolver()
export class GruppeMutations {
  @Mutation(() => GruppePayload, {
    description:
      'Creates a group of a unit. The same code from another source is a warning (GROUP_CROSS_SOURCE). Errors: ENHED_UNKNOWN, ENHED_LEVEL, ENHED_CLOSED, FIELD_MALFORMED, GROUP_ID_UNIQUE, GROUP_LEVEL_RULE, PERIOD_BACKWARDS.',
  })
  createGruppe(
    @Arg('input', () => CreateGruppeInput) input: CreateGruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GruppePayload> {
    return writeGruppe(context, createGruppe(input), args);
  }

  @Mutation(() => GruppePayload, {
    description:
      'Changes a group. Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, KILDE_OTHER, FIELD_MALFORMED, GROUP_ID_UNIQUE, GROUP_LEVEL_RULE, PERIOD_BACKWARDS.',
  })
  updateGruppe(
    @Arg('input', () => UpdateGruppeInput) input: UpdateGruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GruppePayload> {
    return writeGruppe(context, updateGruppe(input), args);
  }

  @Mutation(() => GruppePayload, {
    description:
      'Gives a group its last day. Refused, naming them, while there are members after it. Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, KILDE_OTHER, FIELD_MALFORMED, GRUPPE_HAS_MEMBERS, PERIOD_BACKWARDS.',
  })
  closeGruppe(
    @Arg('input', () => CloseGruppeInput) input: CloseGruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GruppePayload> {
    return writeGruppe(context, closeGruppe(input), args);
  }
}

async function writeGruppe(
  context: AffiliationContext,
  useCase: UseCase,
  args: WriteArguments,
): Promise<GruppePayload> {
  const outcome = await write(context, useCase, args);
  const [id] = outcome.idsOf('gruppe');
  return { ...outcome, gruppe: id === undefined ? null : await context.gruppeReader.byId(id, null) };
}
