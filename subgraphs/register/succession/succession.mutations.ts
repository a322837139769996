import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import { authoriseDraft } from '../change/rights.ts';
import { write } from '../change/write.ts';
import { ChangesPayload } from '../change/write-payload.ts';
import type { UseCase } from '../change/write-request.ts';
import type { RegisterContext } from '../context.ts';
import type { Draft } from '../draft/draft.ts';
import { mergeDagtilbud } from './merge-dagtilbud.ts';
import { splitDagtilbud } from './split-dagtilbud.ts';
import { MergeDagtilbudInput, SplitDagtilbudInput } from './succession-inputs.ts';

@Resolver()
export class SuccessionMutations {
  @Mutation(() => ChangesPayload, {
    description:
      'Joins daginstitutioner to another, or anvisningsenheder to another, inside a municipality: what they have moves along, they are closed, and the register remembers what they went on in. A dry run names the successor in `changes`, and of each unit that closes, `changes { dagtilbud { … on Anvisningsenhed { beroerte } } }` counts who hangs on it. Not for private providers: they can propose single changes and applyChanges only (NOT_ALLOWED).',
  })
  mergeDagtilbud(
    @Arg('input', () => MergeDagtilbudInput) input: MergeDagtilbudInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    const action = input.moveAffiliation ? 'register.mergePeople' : 'register.merge';
    return carryOut(context, args, action, mergeDagtilbud(input));
  }

  @Mutation(() => ChangesPayload, {
    description:
      'Divides a daginstitution or an anvisningsenhed into several, new or existing, inside a municipality: its children go with the part that names them, it is closed, and the register remembers what it went on in. Not for private providers: they can propose single changes and applyChanges only (NOT_ALLOWED).',
  })
  splitDagtilbud(
    @Arg('input', () => SplitDagtilbudInput) input: SplitDagtilbudInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    return carryOut(context, args, 'register.split', splitDagtilbud(input));
  }
}

async function carryOut(
  context: RegisterContext,
  args: WriteArguments,
  action: 'register.merge' | 'register.mergePeople' | 'register.split',
  useCase: UseCase,
): Promise<ChangesPayload> {
  const authorise = (draft: Draft) => authoriseDraft(context.caller, draft, action);
  const outcome = await write(context, [], args, { ...useCase, action, authorise });
  return { ...outcome, dagtilbud: outcome.written };
}
