import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { UseCase } from '../change/use-case.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { cancelGaesteophold } from './cancel-gaesteophold.ts';
import { createGaesteophold } from './create-gaesteophold.ts';
import { endGaesteophold } from './end-gaesteophold.ts';
import { CancelGaesteopholdInput, CreateGaesteopholdInput, EndGaesteopholdInput } from './gaesteophold-inputs.ts';
import { GaesteopholdPayload } from './gaesteophold-payload.ts';
import { readGaesteophold } from './read-gaesteophold.ts';

@Resolver()
export class GaesteopholdMutations {
  @Mutation(() => GaesteopholdPayload, {
    description:
      'Lets a child be the guest of another childminder for some days. The right is needed at both units. Across units a warning says what AULA does not show (GUEST_ACROSS_UNITS). Error: NOT_ALLOWED.',
  })
  createGaesteophold(
    @Arg('input', () => CreateGaesteopholdInput) input: CreateGaesteopholdInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GaesteopholdPayload> {
    return writeOphold(context, createGaesteophold(input), args);
  }

  @Mutation(() => GaesteopholdPayload, {
    description: 'Calls off a stay that has not begun. Errors: NOT_ALLOWED, GUEST_STAY_BEGUN, KAPACITET_EXCEEDED.',
  })
  cancelGaesteophold(
    @Arg('input', () => CancelGaesteopholdInput) input: CancelGaesteopholdInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GaesteopholdPayload> {
    return writeOphold(context, cancelGaesteophold(input), args, input.id);
  }

  @Mutation(() => GaesteopholdPayload, {
    description: 'Gives a stay an earlier last day. Errors: NOT_ALLOWED, GUEST_STAY_CANCELLED.',
  })
  endGaesteophold(
    @Arg('input', () => EndGaesteopholdInput) input: EndGaesteopholdInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GaesteopholdPayload> {
    return writeOphold(context, endGaesteophold(input), args, input.id);
  }
}

async function writeOphold(context: AffiliationContext, useCase: UseCase, args: WriteArguments, known?: string) {
  const written = await write(context, useCase, args);
  const id = known ?? written.idsOf('gaesteophold')[0];
  const { database, caller } = context;
  return { ...written, gaesteophold: id === undefined ? null : await readGaesteophold(database, caller, id) };
}
