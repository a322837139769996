import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { UseCase } from '../change/use-case.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { closeDagplejegruppe } from './close-dagplejegruppe.ts';
import { createDagplejegruppe } from './create-dagplejegruppe.ts';
import {
  CloseDagplejegruppeInput,
  CreateDagplejegruppeInput,
  UpdateDagplejegruppeInput,
} from './dagplejegruppe-inputs.ts';
import { DagplejegruppePayload } from './dagplejegruppe-payload.ts';
import { DagplejegruppeReader } from './reader.ts';
import { updateDagplejegruppe } from './update-dagplejegruppe.ts';

@Resolver()
export class DagplejegruppeMutations {
  @Mutation(() => DagplejegruppePayload, {
    description: 'Creates a dagplejegruppe under an anvisningsenhed of type dagpleje. Error: NOT_ALLOWED.',
  })
  createDagplejegruppe(
    @Arg('input', () => CreateDagplejegruppeInput) input: CreateDagplejegruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejegruppePayload> {
    return writeGruppe(context, createDagplejegruppe(input), args);
  }

  @Mutation(() => DagplejegruppePayload, {
    description: 'Renames a dagplejegruppe or changes what it is formed by. Error: NOT_ALLOWED.',
  })
  updateDagplejegruppe(
    @Arg('input', () => UpdateDagplejegruppeInput) input: UpdateDagplejegruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejegruppePayload> {
    return writeGruppe(context, updateDagplejegruppe(input), args, input.id);
  }

  @Mutation(() => DagplejegruppePayload, {
    description: 'Gives a dagplejegruppe its last day. Errors: NOT_ALLOWED, DAGPLEJEGRUPPE_IN_USE.',
  })
  closeDagplejegruppe(
    @Arg('input', () => CloseDagplejegruppeInput) input: CloseDagplejegruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejegruppePayload> {
    return writeGruppe(context, closeDagplejegruppe(input), args, input.id);
  }
}

/** Read anew: the request's own reader may remember the group as it was before. */
async function writeGruppe(context: AffiliationContext, useCase: UseCase, args: WriteArguments, known?: string) {
  const written = await write(context, useCase, args);
  const id = known ?? written.idsOf('dagplejegruppe')[0];
  const dagplejegruppe = id === undefined ? null : await new DagplejegruppeReader(context.database).byId(id, null);
  return { ...written, dagplejegruppe };
}
