import { type ChangeInput, commandOfChange } from '../subgraphs/register/change/change-input.ts';
import { runChangeset } from '../subgraphs/register/change/run-changeset.ts';
import type { Command } from '../subgraphs/register/draft/command.ts';
import { offline } from '../subgraphs/register/ekstern/ekstern.ts';
import type { Register } from '../subgraphs/register/register.ts';

const origin = { actor: 'bench', requestId: 'bench', source: 'bench' };

/** Writes with nothing around the pipeline: the same changes, given to it directly. */
export const throughPipeline = (register: Register) => ({
  one: (change: ChangeInput): Promise<string> => write(register, [change]),
  batch: async (changes: ChangeInput[]): Promise<void> => void (await write(register, changes)),
});

async function write({ database, kodebog }: Register, inputs: ChangeInput[]): Promise<string> {
  const commands = inputs.map((change, i) => commandOfChange(change, ['input', 'changes', String(i)]) as Command);
  const rest = { dryRun: false, idempotencyKey: null, authorise: () => [], ekstern: offline };
  const { errors, changes } = await runChangeset(database, kodebog, { ...origin, ...rest, commands });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return changes[0]?.nummer ?? '';
}
