import { actorOf, may, refuseNobody } from '../../common/auth/may.ts';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import { mapInTurns } from '../../common/turns/turns.ts';
import { hashOf, keyProblems } from '../../common/writes/idempotency.ts';
import type { Problem } from '../answer/fejl.ts';
import type { ObjectDiff } from '../answer/object-diff.ts';
import { runChangeset } from '../change/run-changeset.ts';
import type { RegisterContext } from '../context.ts';
import { type Niveau, niveauer, niveauOrder } from '../dagtilbud/fields.ts';
import type { Command } from '../draft/command.ts';
import type { Action } from '../draft/diff.ts';
import { problem, refusalProblem } from '../errors/refusals.ts';
import {
  type ExternalKey,
  foreignNumbers,
  type KommuneRows,
  readExternalKeys,
  readKommuneRows,
} from './plan.reader.ts';
import { noPlan, type PlanCounts, type PlanPayload } from './plan.ts';
import type { KommuneTreeInput, ReconcileKommuneInput } from './plan-inputs.ts';
import { storePlan } from './store-plan.ts';
import { flattenTree, isStorableKey, keyText, type ResolvedObject, resolveTree, type TreeObject } from './tree.ts';

interface Call extends ReconcileKommuneInput {
  /** Work it out, and keep nothing. */
  dryRun: boolean;
  idempotencyKey: string | null;
}

/** Makes a plan and keeps it. Nothing is kept for a caller who may not write in the municipality. */
export async function reconcileKommune(context: RegisterContext, call: Call): Promise<PlanPayload> {
  const { confirmClosures, closeThreshold, tree, dryRun, idempotencyKey } = call;
  const kommuneKode = normalKommunekode(call.kommuneKode);
  const refused = refusals(context, kommuneKode, call);
  if (refused.length > 0) return noPlan(refused);
  const plan = await makePlan(context, kommuneKode, tree);
  if (!('work' in plan)) return noPlan(plan.errors);
  const { work, counts, madeAtChange, changes, errors } = plan;
  const needsConfirmation = !confirmClosures && counts.closesShare > closeThreshold;
  const isEmpty = work.commands.length === 0 && work.externalKeys.length === 0;
  const warnings = isEmpty ? [...plan.warnings, problem('PLAN_EMPTY', ['input', 'tree'])] : plan.warnings;
  const payload: PlanPayload = { ...noPlan(errors), counts, needsConfirmation, changes, warnings };
  if (dryRun) return payload;
  const actor = actorOf(context.caller);
  const inputHash = hashOf({ reconcileKommune: [kommuneKode, tree, confirmClosures, closeThreshold] });
  const toStore = { kommuneKode, actor, madeAtChange, work, needsConfirmation };
  return storePlan(context.database, toStore, { actor, idempotencyKey, inputHash }, payload);
}

function refusals(context: RegisterContext, kommuneKode: string, call: Call): Problem[] {
  const { closeThreshold, dryRun } = call;
  const nobody = refuseNobody(context.caller);
  if (nobody) return [refusalProblem(nobody, [])];
  if (context.database.mode === 'readonly' && !dryRun) return [problem('REGISTER_READONLY', [])];
  if (!context.kodebog.kommune(kommuneKode)) {
    const details = { field: 'kommuneKode', value: kommuneKode, example: '101' };
    return [problem('KOMMUNEKODE_UNKNOWN', ['input', 'kommuneKode'], details)];
  }
  if (closeThreshold < 0 || closeThreshold > 1) {
    const details = {
      field: 'closeThreshold',
      value: closeThreshold,
      expected: 'a share, 0 to 1',
      forventet: 'en andel, 0 til 1',
      example: '0.2',
    };
    return [problem('VALUE_MALFORMED', ['input', 'closeThreshold'], details)];
  }
  const malformed = keyProblems({ actor: actorOf(context.caller), idempotencyKey: call.idempotencyKey });
  return malformed.length > 0 ? malformed : mayWriteKommune(context, kommuneKode);
}

/** Why the caller may not reconcile a municipality; nothing when it may. What the plan changes is asked for besides. */
export function mayWriteKommune({ caller }: Pick<RegisterContext, 'caller'>, kommuneKode: string): Problem[] {
  const refused = may(caller, 'register.reconcile', { kommuner: [kommuneKode] });
  return refused ? [refusalProblem(refused, ['input', 'kommuneKode'])] : [];
}

/** Works out what makes a municipality look like a tree. Everything is read as it was after one and the same change. */
async function makePlan(context: RegisterContext, kommuneKode: string, tree: KommuneTreeInput) {
  const { database } = context;
  const last = await database.read.changeset.findFirst({ orderBy: { firstChange: 'desc' } });
  const madeAtChange = last?.lastChange ?? 0;
  const objects = flattenTree(tree);
  const rows = await readKommuneRows(database, kommuneKode, madeAtChange);
  const sent = objects.flatMap(({ key }) => (key && isStorableKey(key) ? [key] : []));
  const keys = await readExternalKeys(database, kommuneKode, sent);
  const foreign = await foreignNumbers(database, numbersOf(objects, keys), rows, madeAtChange);
  const { resolved, errors } = await resolveTree(objects, { kommuneKode, rows, keys, foreign });
  if (errors.length > 0) return { errors };
  const work = {
    commands: await planCommands(resolved, rows, kommuneKode),
    externalKeys: newKeys([...resolved.values()], keys),
  };
  const { numbers: _numbers, span: _span, ...findings } = await rehearse(context, work.commands);
  const counts = countPlan(findings.changes, rows, { inTree: objects.length, newKeys: work.externalKeys.length });
  return { madeAtChange, work, counts, ...findings };
}

/** What the rules say of the plan's commands. */
function rehearse(context: RegisterContext, commands: Commands) {
  const { database, kodebog, caller, requestId, authorise, ekstern } = context;
  const origin = { actor: actorOf(caller), requestId, source: 'plan' };
  const request = { ...origin, commands, dryRun: true, idempotencyKey: null, authorise, ekstern };
  return runChangeset(database, kodebog, request);
}

type Commands = Awaited<ReturnType<typeof planCommands>>;

function numbersOf(objects: readonly TreeObject[], keys: ReadonlyMap<string, ExternalKey>) {
  return objects.flatMap(({ niveau, nummer, key }) => {
    const known = nummer ?? (key && keys.get(keyText(key))?.nummer);
    return known ? [{ niveau, nummer: known }] : [];
  });
}

const newKeys = (resolved: readonly ResolvedObject[], known: ReadonlyMap<string, ExternalKey>): ExternalKey[] =>
  resolved.flatMap(({ object: { niveau, key }, id }) =>
    key && !known.has(keyText(key)) ? [{ ...key, niveau, nummer: id }] : [],
  );

type Resolved = ReadonlyMap<TreeObject, ResolvedObject>;

/** What makes the municipality look like the tree; nothing for an object that is as it should be. */
async function planCommands(resolved: Resolved, rows: KommuneRows, kommuneKode: string): Promise<Command[]> {
  const wanted = await mapInTurns(resolved.values(), (one) => commandsFor(one, parentOf(one, resolved, kommuneKode)));
  return [...wanted.flat(), ...closures(resolved, rows)];
}

/** What an object's parent should be: for a daginstitution the municipality. */
const parentOf = ({ object: { parent } }: ResolvedObject, resolved: Resolved, kommuneKode: string): string =>
  parent === null ? kommuneKode : (resolved.get(parent)?.id ?? '');

function commandsFor(one: ResolvedObject, parent: string): Command[] {
  const { object, id, before } = one;
  const { niveau, path } = object;
  const column = niveauer[niveau].parent;
  // Level and fields belong together in a TreeObject, which a union over the levels cannot say.
  if (before === null) {
    const key = object.key && keyText(object.key);
    return [{ op: 'create', niveau, key, fields: { ...object.fields, [column]: parent }, path } as Command];
  }
  const on = { niveau, nummer: id, expectedVersion: null, path };
  const commands: Command[] = [];
  const fields = differing(object.fields, before);
  if (before.aktivitetsstatus === 'Nedlagt') commands.push({ op: 'reopen', ...on });
  if (Object.keys(fields).length > 0) commands.push({ op: 'update', ...on, fields } as Command);
  if (parent !== before[column as keyof typeof before]) commands.push({ op: 'move', ...on, parent } as Command);
  return commands;
}

const differing = (fields: object, before: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([column, value]) => value !== undefined && value !== before[column as keyof typeof before],
    ),
  );

/** Closes what is active and not in the tree. */
function closures(resolved: Resolved, rows: KommuneRows): Command[] {
  const kept = new Set([...resolved.values()].map(({ object, id }) => `${object.niveau} ${id}`));
  return niveauOrder.flatMap((niveau: Niveau) =>
    [...rows[niveau].values()]
      .filter(({ nummer, aktivitetsstatus }) => aktivitetsstatus === 'Aktiv' && !kept.has(`${niveau} ${nummer}`))
      .map(({ nummer }): Command => ({ op: 'close', niveau, nummer, expectedVersion: null, path: ['input', 'tree'] })),
  );
}

/** Counts what a plan does, from its diff, the rows it was made from, and how large the tree is. */
function countPlan(
  changes: readonly ObjectDiff[],
  rows: KommuneRows,
  { inTree, newKeys }: { inTree: number; newKeys: number },
): PlanCounts {
  const of = (action: Action) => changes.filter((change) => change.action === action).length;
  const close = of('close');
  const active = niveauOrder
    .flatMap((niveau) => [...rows[niveau].values()])
    .filter(({ aktivitetsstatus }) => aktivitetsstatus === 'Aktiv').length;
  return {
    create: of('create'),
    change: of('update'),
    move: of('move'),
    reopen: of('reopen'),
    close,
    unchanged: inTree - (changes.length - close),
    newKeys,
    closesShare: active === 0 ? 0 : close / active,
  };
}
