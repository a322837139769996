import { Arg, Args, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { refuseNobody } from '../../common/auth/may.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import { ExistingInput, existing } from '../dagtilbud/place-inputs.ts';
import type { Command } from '../draft/command.ts';
import { problem, refusalProblem } from '../errors/refusals.ts';
import { ChangeInput, commandOfChange, maxChanges } from './change-input.ts';
import { ChangesPayload, DagtilbudPayload, write } from './write.ts';
import { refused } from './write-request.ts';

@InputType({ description: 'A batch of changes.' })
class ApplyChangesInput {
  @Field(() => [ChangeInput], { description: `The changes, at most ${maxChanges}. Error: LIMIT_EXCEEDED.` })
  changes!: ChangeInput[];
}

@InputType({ description: 'Which object is to be opened again.' })
class ReopenDagtilbudInput extends ExistingInput {}

@Resolver()
export class ChangeMutations {
  @Mutation(() => ChangesPayload, {
    description:
      'Any mixture of changes, all of them or none. Objects created here can be named by their temporary key ("#key"), also by changes that stand before; the rules see only the result, so parent and children can change together.',
  })
  async applyChanges(
    @Arg('input', () => ApplyChangesInput) { changes }: ApplyChangesInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    const nobody = refuseNobody(context.caller);
    if (nobody) return nothing([refusalProblem(nobody, [])]);
    if (changes.length > maxChanges) return nothing([tooMany]);
    const commands = changes.map((change, i) => commandOfChange(change, ['input', 'changes', String(i)]));
    const malformed = commands.filter((command): command is Problem => 'code' in command);
    if (malformed.length > 0) return nothing(malformed);
    const outcome = await write(context, commands as Command[], args);
    return { ...outcome, dagtilbud: outcome.written };
  }

  @Mutation(() => DagtilbudPayload, {
    description: 'Undoes an erroneous closing, on any level. Its parent must be active.',
  })
  async reopenDagtilbud(
    @Arg('input', () => ReopenDagtilbudInput) input: ReopenDagtilbudInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<DagtilbudPayload> {
    const nobody = refuseNobody(context.caller);
    if (nobody) return { ...nothing([refusalProblem(nobody, [])]), dagtilbud: null };
    const niveau = await niveauOf(context, input.nummer);
    if (niveau === null) {
      const details = { field: 'nummer', value: input.nummer, niveau: 'dagtilbud' };
      return { ...nothing([problem('NUMMER_UNKNOWN', ['input', 'nummer'], details)]), dagtilbud: null };
    }
    const outcome = await write(context, [{ op: 'reopen', niveau, ...existing(input), path: ['input'] }], args);
    return { ...outcome, dagtilbud: outcome.written[0] ?? null };
  }
}

const tooMany = problem('LIMIT_EXCEEDED', ['input', 'changes'], {
  what: 'the number of changes',
  hvad: 'antallet af ændringer',
  max: maxChanges,
});

const nothing = (errors: Problem[]): ChangesPayload => ({
  ...refused(errors),
  changeset: null,
  proposal: null,
  current: [],
  written: [],
  dagtilbud: [],
});

/** Which level a number stands on, as the query `dagtilbud` has it. */
async function niveauOf({ reader }: RegisterContext, nummer: string): Promise<Niveau | null> {
  for (const niveau of ['anvisningsenhed', 'alternativAdresse', 'daginstitution'] as const)
    if ((await reader.byNummer(niveau, nummer, null)) !== null) return niveau;
  return null;
}
