import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { RegisterContext } from '../context.ts';
import type { AlternativAdresse } from '../dagtilbud/alternativ-adresse.ts';
import {
  CloseAlternativAdresseInput,
  CreateAlternativAdresseInput,
  MoveAlternativAdresseInput,
  UpdateAlternativAdresseInput,
} from '../dagtilbud/alternativ-adresse-inputs.ts';
import { type ChangeInput, commandOf } from './change-input.ts';
import { AlternativAdressePayload, write } from './write.ts';

@Resolver()
export class AlternativAdresseMutations {
  @Mutation(() => AlternativAdressePayload, {
    description: 'Creates one (STIL: InsertAlternativAdresse). Its parent must exist and be active.',
  })
  createAlternativAdresse(
    @Arg('input', () => CreateAlternativAdresseInput) input: CreateAlternativAdresseInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AlternativAdressePayload> {
    return writeAlternativAdresse(context, 'createAlternativAdresse', input, args);
  }

  @Mutation(() => AlternativAdressePayload, {
    description:
      'Changes one (STIL: UpdateAlternativAdresse). A field left out stays, an explicit null clears it if it may be cleared.',
  })
  updateAlternativAdresse(
    @Arg('input', () => UpdateAlternativAdresseInput) input: UpdateAlternativAdresseInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AlternativAdressePayload> {
    return writeAlternativAdresse(context, 'updateAlternativAdresse', input, args);
  }

  @Mutation(() => AlternativAdressePayload, {
    description: 'Moves one inside its municipality (STIL: MoveAlternativAdresse).',
  })
  moveAlternativAdresse(
    @Arg('input', () => MoveAlternativAdresseInput) input: MoveAlternativAdresseInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AlternativAdressePayload> {
    return writeAlternativAdresse(context, 'moveAlternativAdresse', input, args);
  }

  @Mutation(() => AlternativAdressePayload, {
    description:
      'Closes one (STIL: DeleteAlternativAdresse); what lies below it must be closed first. Its number is never used again.',
  })
  closeAlternativAdresse(
    @Arg('input', () => CloseAlternativAdresseInput) input: CloseAlternativAdresseInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<AlternativAdressePayload> {
    return writeAlternativAdresse(context, 'closeAlternativAdresse', input, args);
  }
}

async function writeAlternativAdresse<K extends keyof ChangeInput>(
  context: RegisterContext,
  operation: K,
  input: NonNullable<ChangeInput[K]>,
  args: WriteArguments,
): Promise<AlternativAdressePayload> {
  const outcome = await write(context, [commandOf(operation, input, ['input'])], args);
  return { ...outcome, alternativAdresse: (outcome.written[0] as AlternativAdresse | undefined) ?? null };
}
