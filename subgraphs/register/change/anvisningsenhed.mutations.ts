import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { RegisterContext } from '../context.ts';
import type { Anvisningsenhed } from '../dagtilbud/anvisningsenhed.ts';
import {
  CloseAnvisningsenhedInput,
  CreateAnvisningsenhedInput,
  MoveAnvisningsenhedInput,
  UpdateAnvisningsenhedInput,
} from '../dagtilbud/anvisningsenhed-inputs.ts';
import { type ChangeInput, commandOf } from './change-input.ts';
import { AnvisningsenhedPayload, write } from './write.ts';

@Resolver()
export class AnvisningsenhedMutations {
  @Mutation(() => AnvisningsenhedPayload, {
    description: 'Creates one (STIL: InsertAnvisningsEnhed). Its parent must exist and be active.',
  })
  createAnvisningsenhed(
    @Arg('input', () => CreateAnvisningsenhedInput) input: CreateAnvisningsenhedInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AnvisningsenhedPayload> {
    return writeAnvisningsenhed(context, 'createAnvisningsenhed', input, args);
  }

  @Mutation(() => AnvisningsenhedPayload, {
    description:
      'Changes one (STIL: UpdateAnvisningsEnhed). A field left out stays, an explicit null clears it if it may be cleared.',
  })
  updateAnvisningsenhed(
    @Arg('input', () => UpdateAnvisningsenhedInput) input: UpdateAnvisningsenhedInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AnvisningsenhedPayload> {
    return writeAnvisningsenhed(context, 'updateAnvisningsenhed', input, args);
  }

  @Mutation(() => AnvisningsenhedPayload, {
    description: 'Moves one inside its municipality, with its alternative addresses (STIL: MoveAnvisningsEnhed).',
  })
  moveAnvisningsenhed(
    @Arg('input', () => MoveAnvisningsenhedInput) input: MoveAnvisningsenhedInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AnvisningsenhedPayload> {
    return writeAnvisningsenhed(context, 'moveAnvisningsenhed', input, args);
  }

  @Mutation(() => AnvisningsenhedPayload, {
    description:
      'Closes one (STIL: DeleteAnvisningsEnhed); what lies below it must be closed first. Its number is never used again.',
  })
  closeAnvisningsenhed(
    @Arg('input', () => CloseAnvisningsenhedInput) input: CloseAnvisningsenhedInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AnvisningsenhedPayload> {
    return writeAnvisningsenhed(context, 'closeAnvisningsenhed', input, args);
  }
}

async function writeAnvisningsenhed<K extends keyof ChangeInput>(
  context: RegisterContext,
  operation: K,
  input: NonNullable<ChangeInput[K]>,
  args: WriteArguments,
): Promise<AnvisningsenhedPayload> {
  const outcome = await write(context, [commandOf(operation, input, ['input'])], args);
  return { ...outcome, anvisningsenhed: (outcome.written[0] as Anvisningsenhed | undefined) ?? null };
}
