import type { GraphQLError } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { actorOf, type Caller, refuseNobody, refuseNowhere } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { Changespan } from '../../common/writes/changeset.ts';
import { Payload } from '../../common/writes/payload.ts';
import { databaseProblem } from '../../common/writes/transact.ts';
import type { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import { ObjectDiff } from '../answer/object-diff.ts';
import { Proposal } from '../answer/proposal.ts';
import type { RegisterContext } from '../context.ts';
import { AlternativAdresse } from '../dagtilbud/alternativ-adresse.ts';
import { Anvisningsenhed } from '../dagtilbud/anvisningsenhed.ts';
import { Daginstitution } from '../dagtilbud/daginstitution.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Command } from '../draft/command.ts';
import { refusalProblem } from '../errors/refusals.ts';
import { runChangeset } from './run-changeset.ts';
import { refused, type UseCase, type WriteAnswer, type WriteRequest } from './write-request.ts';

/** What every write answers. Nothing is stored when `errors` has anything, or in a dry run. */
@ObjectType({ simpleResolvers: true, implements: Payload })
export abstract class WriteOutcome extends Payload {
  @Field(() => [ObjectDiff], { description: 'What the write changes, object by object, parents first.' })
  changes!: ObjectDiff[];

  @Field(() => Changespan, {
    nullable: true,
    description: 'Its place in the change log; null when nothing was stored.',
  })
  changeset!: Changespan | null;

  @Field(() => Proposal, {
    nullable: true,
    description:
      'The proposal: what was stored instead, when the caller may only propose (role privat, on what belongs to its own CVR numbers); the warning PROPOSAL_PENDING says so, in a dry run too. For approveProposal the one decided on; null for any other write.',
  })
  proposal!: Proposal | null;

  @Field(() => [Dagtilbud], {
    description:
      'For each error VERSION_MISMATCH, in their order: the object as it is now, so that it need not be asked for. Empty otherwise.',
  })
  current!: Dagtilbud[];

  /** The objects written, as the write left them. */
  written!: Dagtilbud[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a batch did. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class ChangesPayload extends WriteOutcome {
  @Field(() => [Dagtilbud], {
    description: 'The objects written, as they are now, parents first; empty when nothing was stored.',
  })
  dagtilbud!: Dagtilbud[];
}

@ObjectType({ simpleResolvers: true, description: 'What a write did to one object of any level.' })
export class DagtilbudPayload extends WriteOutcome {
  @Field(() => Dagtilbud, { nullable: true, description: 'The object as it is now; null when nothing was stored.' })
  dagtilbud!: Dagtilbud | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one daginstitution. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class DaginstitutionPayload extends WriteOutcome {
  @Field(() => Daginstitution, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  daginstitution!: Daginstitution | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one anvisningsenhed. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class AnvisningsenhedPayload extends WriteOutcome {
  @Field(() => Anvisningsenhed, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  anvisningsenhed!: Anvisningsenhed | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a write did to one alternativ adresse. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class AlternativAdressePayload extends WriteOutcome {
  @Field(() => AlternativAdresse, {
    nullable: true,
    description: 'The object as it is now; null when nothing was stored.',
  })
  alternativAdresse!: AlternativAdresse | null;
}

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

/** The caller has none of the rights anywhere. */
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
