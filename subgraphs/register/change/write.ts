import { actorOf } from '../../common/auth/actor-of.ts';
import type { RegisterContext } from '../context.ts';
import type { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Command } from './command.ts';
import { runChangeset } from './run-changeset.ts';
import type { UseCase } from './use-case.ts';
import type { WriteAnswer } from './write-answer.ts';
import type { WriteArguments } from './write-arguments.ts';
import type { WriteOutcome } from './write-payload.ts';

/** Runs a caller's commands through the pipeline and answers as the schema does. */
export async function write(
  context: RegisterContext,
  commands: Command[],
  args: WriteArguments,
  useCase?: UseCase,
): Promise<WriteOutcome> {
  const { database, kodebog, caller, requestId, authorise, ekstern } = context;
  const { dryRun, idempotencyKey = null } = args;
  const request = {
    actor: actorOf(caller),
    requestId,
    source: 'graphql',
    commands,
    dryRun,
    idempotencyKey,
    authorise,
    ekstern,
    useCase,
  };
  const { span, ...answer } = await runChangeset(database, kodebog, request);
  return { ...answer, changeset: span, written: await readBack(context, { span, ...answer }) };
}

/** The objects as the write left them, also when its answer is given again later. */
async function readBack({ reader }: RegisterContext, { span, changes }: WriteAnswer): Promise<Dagtilbud[]> {
  if (span === null) return [];
  const objects = changes.map(({ niveau, nummer }) => reader.byNummer(niveau, nummer ?? '', span.last));
  return (await Promise.all<Dagtilbud | null>(objects)).filter((object) => object !== null);
}
