import { actorOf } from '../../../common/auth/may.ts';
import { databaseProblem } from '../../../common/writes/transact.ts';
import type { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import type { ObjectKind } from '../../core/change/object-kinds.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import { type AffiliationOutcome, refused } from '../../core/change/write-payload.ts';
import { runWrite } from './run-write.ts';

/** What a write did, with the ids of the objects it wrote, in the order of its changes. */
export interface Written extends AffiliationOutcome {
  idsOf(kind: ObjectKind): string[];
  /** What the use case reports beside its changes. */
  report: object | null;
}

/** Runs a caller's use case through the pipeline and answers as the schema does. */
export async function write(
  context: AffiliationContext,
  useCase: UseCase,
  { dryRun, idempotencyKey = null }: WriteArguments,
): Promise<Written> {
  const { database, vault, opslag, caller, requestId, today, follower } = context;
  const request = { actor: actorOf(caller), requestId, source: 'graphql', caller, today, dryRun, idempotencyKey };
  const { span, ...answer } = await runWrite(database, useCase, {
    ...request,
    catchUp: () => follower.catchUp(),
    printsOf: vault.fingerprints,
    opslag,
  }).catch((error: unknown) => refused([databaseProblem(error)]));
  const isStored = !dryRun && answer.errors.length === 0; // not everybody may know its place in the log
  const idsOf = (kind: ObjectKind) =>
    isStored ? answer.changes.flatMap(({ slags, id }) => (slags === kind && id !== null ? [id] : [])) : [];
  return { ...answer, changeset: span, idsOf };
}
