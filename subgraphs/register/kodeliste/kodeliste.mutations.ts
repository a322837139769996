import { Arg, Args, ArgsType, Ctx, Field, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { RegisterContext } from '../context.ts';
import type { EditArguments } from './edit-kodebog.ts';
import { KodePayload, KombinationerPayload } from './kodeliste.ts';
import { KodeInput, KombinationInput } from './kodeliste-inputs.ts';
import { replaceKombinationer } from './replace-kombinationer.ts';
import { setKode } from './set-kode.ts';

@ArgsType()
class KodeEditArguments extends WriteArguments {
  @Field(() => String, {
    nullable: true,
    defaultValue: null,
    description:
      'The codeTableVersion of `status` that the edit was made on; another now refuses it (VERSION_MISMATCH).',
  })
  expectedVersion!: string | null;
}

const toEdit = ({ idempotencyKey = null, ...args }: KodeEditArguments): EditArguments => ({ ...args, idempotencyKey });

@Resolver()
export class KodelisteMutations {
  @Mutation(() => KodePayload, {
    description:
      'Adds a code to a code table, or changes the one there is; give it a last day to end it. For code-table administrators. Rows that have an ended code keep it, as findings. Errors: NOT_ALLOWED, VALUE_MALFORMED, VERSION_MISMATCH, IDEMPOTENCY_KEY_REUSED, REGISTER_READONLY.',
  })
  setKode(
    @Arg('input', () => KodeInput) input: KodeInput,
    @Args(() => KodeEditArguments) args: KodeEditArguments,
    @Ctx() context: RegisterContext,
  ): Promise<KodePayload> {
    return setKode(context, input, toEdit(args));
  }

  @Mutation(() => KombinationerPayload, {
    description:
      'Replaces the lawful combinations of legal basis, ownership and kind of day-care as a whole. For code-table administrators. Errors: NOT_ALLOWED, KODE_UNKNOWN, OBJECT_TWICE, VALUE_MALFORMED, VERSION_MISMATCH, IDEMPOTENCY_KEY_REUSED, REGISTER_READONLY.',
  })
  replaceKombinationer(
    @Arg('kombinationer', () => [KombinationInput], { description: 'All of them; an empty list makes none lawful.' })
    kombinationer: KombinationInput[],
    @Args(() => KodeEditArguments) args: KodeEditArguments,
    @Ctx() context: RegisterContext,
  ): Promise<KombinationerPayload> {
    return replaceKombinationer(context, kombinationer, toEdit(args));
  }
}
