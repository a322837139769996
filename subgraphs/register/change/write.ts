import type { GraphQLError } from 'graphql';
import { actorOf, type Caller, refuseNobody, refuseNowhere } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { databaseProblem } from '../../common/writes/transact.ts';
import type { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';
import type { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Command } from '../draft/command.ts';
import { refusalProblem } from '../errors/refusals.ts';
import { runChangeset } from './run-changeset.ts';
import type { WriteOutcome } from './write-payload.ts';
import { refused, type UseCase, type WriteAnswer, type WriteRequest } from './write-request.ts';

/** Runs a caller's commands through the pipeline and answers as the schema does. */
export async function write(
  context: RegisterContext,
  commands: Command[],
  { dryRun, idempotencyKey = null }: WriteArguments,
  useCase?: UseCase,
): Promise<WriteOutcome> {
  const { database, kodebog, caller, requestId, ekstern } = context;
  const request: WriteRequest = {
    actor: actorOf(caller),
    requestId,
    source: useCase?.source ?? 'graphql',
    commands,
    dryRun,
    idempotencyKey,
    authorise: useCase?.authorise ?? context.authorise,
    // What a use case keeps beside its changes cannot wait with them.
    proposing: useCase ? undefined : context.proposing(),
    ekstern,
    useCase,
  };
  const nobody = refuseNobody(caller) ?? (request.proposing ? null : refuseEverything(caller, actionsOf(request)));
  const { span, proposal, ...answer } = nobody
    ? refused([refusalProblem(nobody, [])])
    : await runChangeset(database, kodebog, request).catch((error: unknown) => refused([databaseProblem(error)]));
  return {
    ...answer,
    changes: span === null ? answer.changes : answer.changes.map((diff) => ({ ...diff, last: span.last })),
    changeset: span,
    proposal: proposal ? await context.readProposal(proposal) : null,
    current: await readCurrent(context, answer.errors),
    written: await readBack(context, span, answer),
  };
}

/** Of a caller that has none of the rights anywhere. */
function refuseEverything(caller: Caller, actions: Action[]): GraphQLError | null {
  const refusals = actions.map((action) => refuseNowhere(caller, action));
  return refusals.every((one) => one !== null) ? (refusals[0] ?? null) : null;
}

/** The rights that a call can be about. */
function actionsOf({ commands, useCase }: WriteRequest): Action[] {
  if (useCase) return useCase.action ? [useCase.action] : [];
  return [...new Set(commands.map(({ op }) => `register.${op === 'put' ? 'update' : op}` as const))];
}

/** The objects that the caller has an old version of. */
async function readCurrent({ reader }: RegisterContext, errors: readonly Problem[]): Promise<Dagtilbud[]> {
  const outdated = errors.flatMap((error) => error.outdated ?? []);
  const objects = await Promise.all(outdated.map(({ niveau, nummer }) => reader.byNummer(niveau, nummer, null)));
  return objects.filter((object) => object !== null);
}

/** The objects as the write left them, also when its answer is given again later. */
async function readBack(
  { reader }: RegisterContext,
  span: WriteAnswer['span'],
  { changes }: Pick<WriteAnswer, 'changes'>,
): Promise<Dagtilbud[]> {
  if (span === null) return [];
  const objects = changes.map(({ niveau, nummer }) => reader.byNummer(niveau, nummer ?? '', span.last));
  return (await Promise.all<Dagtilbud | null>(objects)).filter((object) => object !== null);
}
