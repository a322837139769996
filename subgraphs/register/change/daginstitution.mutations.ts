import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { RegisterContext } from '../context.ts';
import type { Daginstitution } from '../dagtilbud/daginstitution.ts';
import {
  CloseDaginstitutionInput,
  CreateDaginstitutionInput,
  UpdateDaginstitutionInput,
} from '../dagtilbud/daginstitution-inputs.ts';
import { type ChangeInput, commandOf } from './change-input.ts';
import { DaginstitutionPayload, write } from './write.ts';

@Resolver()
export class DaginstitutionMutations {
  @Mutation(() => DaginstitutionPayload, { description: 'Creates one (STIL: InsertDaginstitution).' })
  createDaginstitution(
    @Arg('input', () => CreateDaginstitutionInput) input: CreateDaginstitutionInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<DaginstitutionPayload> {
    return writeDaginstitution(context, 'createDaginstitution', input, args);
  }

  @Mutation(() => DaginstitutionPayload, {
    description:
      'Changes one (STIL: UpdateDaginstitution). A field left out stays, an explicit null clears it if it may be cleared.',
  })
  updateDaginstitution(
    @Arg('input', () => UpdateDaginstitutionInput) input: UpdateDaginstitutionInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<DaginstitutionPayload> {
    return writeDaginstitution(context, 'updateDaginstitution', input, args);
  }

  @Mutation(() => DaginstitutionPayload, {
    description:
      'Closes one (STIL: DeleteDaginstitution); what lies below it must be closed first. Its number is never used again.',
  })
  closeDaginstitution(
    @Arg('input', () => CloseDaginstitutionInput) input: CloseDaginstitutionInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<DaginstitutionPayload> {
    return writeDaginstitution(context, 'closeDaginstitution', input, args);
  }
}

async function writeDaginstitution<K extends keyof ChangeInput>(
  context: RegisterContext,
  operation: K,
  input: NonNullable<ChangeInput[K]>,
  args: WriteArguments,
): Promise<DaginstitutionPayload> {
  const outcome = await write(context, [commandOf(operation, input, ['input'])], args);
  return { ...outcome, daginstitution: (outcome.written[0] as Daginstitution | undefined) ?? null };
}
