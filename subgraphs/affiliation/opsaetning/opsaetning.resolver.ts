import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { OpsaetningPayload } from './opsaetning-payload.ts';
import { setOpsaetning } from './set-opsaetning.ts';
import { SetOpsaetningInput } from './set-opsaetning-input.ts';

@Resolver()
export class OpsaetningResolver {
  @Mutation(() => OpsaetningPayload, {
    description:
      'Tells of a step that only people can tell of, for one unit or several; it replaces what was told of it before. Error: NOT_ALLOWED.',
  })
  async setOpsaetning(
    @Arg('input', () => SetOpsaetningInput, { description: 'The step and the answer.' }) input: SetOpsaetningInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<OpsaetningPayload> {
    const { idsOf, ...outcome } = await write(context, setOpsaetning(input), args);
    return { ...outcome, opsaetning: await context.opsaetning.byIds(idsOf('opsaetning')) };
  }
}
