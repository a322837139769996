import type { GraphQLError } from 'graphql';
import { actorOf, type Caller, isAllowed, may, reachOf } from '../../common/auth/may.ts';
import { isIn, name, or, type Provider, type Sql, someElement, sql } from '../../common/database/sql.ts';
import { compileWhere, type FilterField, kodeField, type Parse } from '../../common/filters/where.ts';
import { globalId, keyOf } from '../../common/node.ts';
import { isUuid, parseDigits } from '../../common/parse/identifiers.ts';
import { oneOf } from '../../common/parse/text.ts';
import type { Fejl } from '../../common/writes/fejl.ts';
import type { Problem } from '../answer/fejl.ts';
import type { ObjectDiff } from '../answer/object-diff.ts';
import { type Proposal, ProposalStatus } from '../answer/proposal.ts';
import type { RegisterContext } from '../context.ts';
import type { Source } from '../draft/load-draft.ts';
import { problem, refusalProblem } from '../errors/refusals.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import type { ProposalWhere } from './proposal.ts';

/** A proposal as it stands now; null when there is none that the caller may read. */
export async function readProposal(
  { database, caller }: Pick<RegisterContext, 'database' | 'caller'>,
  id: string,
): Promise<Proposal | null> {
  const row = await readProposalRow(database, caller, id);
  return row && toProposal(row, caller);
}

/**
 * The proposal that a caller names, if it waits and `refusals` has nothing against what the caller is about to do. A
 * proposal that the caller may not read is answered like one that does not exist.
 */
export async function findProposal(
  caller: Caller,
  source: Source,
  id: string,
  refusals: (row: Row) => Problem[],
): Promise<{ row: Row } | { errors: Problem[] }> {
  const found = await findAny(caller, source, id, refusals);
  if ('errors' in found || found.row.status === ProposalStatus.PENDING) return found;
  return { errors: [problem('PROPOSAL_DECIDED', ['input', 'id'], { status: found.row.status })] };
}

/** Why a caller does not get the answer again of what it did to a proposal; nothing when it does. */
export async function refuseAgain(...named: Parameters<typeof findProposal>): Promise<Problem[]> {
  const found = await findAny(...named);
  return 'errors' in found ? found.errors : [];
}

async function findAny(
  ...[caller, source, id, refusals]: Parameters<typeof findProposal>
): ReturnType<typeof findProposal> {
  const refused = refuseReading(caller);
  if (refused) return { errors: [refusalProblem(refused, ['input', 'id'])] };
  const row = await readProposalRow(source, caller, id);
  if (!row) return { errors: [problem('PROPOSAL_NOT_FOUND', ['input', 'id'], { field: 'id', value: id })] };
  const errors = refusals(row);
  return errors.length > 0 ? { errors } : { row };
}

/** The proposal with this id; null when there is none that the caller may read. */
async function readProposalRow({ query, provider }: Source, caller: Caller, id: string): Promise<Row | null> {
  const key = keyOf('Proposal', id);
  if (!isUuid(key)) return null;
  const [row] = await query<Row>(sql`SELECT * FROM "Proposal" WHERE "id" = ${key} AND ${visibleTo(caller, provider)}`);
  return row ?? null;
}

/**
 * The proposals that a caller may read (`proposal.read`), as a condition: those that concern one of its municipalities,
 * or none but its own companies.
 */
export function visibleTo(caller: Caller, provider: Provider): Sql {
  const { all, kommuner, cvrNumre } = reachOf(caller, 'proposal.read');
  if (all) return sql`1 = 1`;
  const isOwn = (own: readonly string[]) => isIn(provider, name('value'), own);
  const some = kommuner.length === 0 ? [] : [someElement(provider, 'kommuner', isOwn(kommuner))];
  const none = (own: readonly string[]) => someElement(provider, 'cvrNumre', sql`NOT (${isOwn(own)})`);
  return or([...some, ...(cvrNumre.length === 0 ? [] : [sql`NOT ${none(cvrNumre)}`])]);
}

/** The refusal for a caller that may read no proposal at all; null for any other. */
export function refuseReading(caller: Caller): GraphQLError | null {
  const { kommuner, cvrNumre } = reachOf(caller, 'proposal.read');
  return kommuner.length + cvrNumre.length > 0 ? null : may(caller, 'proposal.read', { kommuner: [] });
}

/** What a caller is shown of a proposal that it may read. */
export function toProposal(row: Row, caller: Caller): Proposal {
  const { id, createdAt, proposer, decidedAt, decidedBy, comment, firstChange, lastChange } = row;
  const kommuner = JSON.parse(row.kommuner) as string[];
  // As in the change log: a person's name with the authorities is not for everyone.
  const isKnown = decidedBy === actorOf(caller) || isAllowed(caller, 'changes.readActor', { kommuner });
  return {
    id: globalId('Proposal', id),
    status: row.status as ProposalStatus,
    createdAt,
    proposer,
    cvrNumre: JSON.parse(row.cvrNumre) as string[],
    kommuner,
    changes: JSON.parse(row.changes) as ObjectDiff[],
    warnings: JSON.parse(row.warnings) as Fejl[],
    decidedAt,
    decidedBy: isKnown ? decidedBy : null,
    comment,
    changeset: firstChange === null || lastChange === null ? null : { first: firstChange, last: lastChange },
  };
}

/** The condition of the proposals' `where`. */
export function proposalCondition(where: ProposalWhere | null | undefined, provider: Provider, kodebog: Kodebog): Sql {
  return compileWhere(where, {
    status: kodeField(provider, 'status', oneOf(Object.values(ProposalStatus))),
    kommune: elementField(provider, 'kommuner', parseKommunekode(kodebog)),
    cvrNummer: elementField(provider, 'cvrNumre', parseDigits(8, '12345674')),
  });
}

/** Some element of a list of codes fits. */
function elementField(provider: Provider, column: string, parse: Parse): FilterField {
  const element = kodeField(provider, 'value', parse);
  return (filter, path) => someElement(provider, column, element(filter, path));
}
