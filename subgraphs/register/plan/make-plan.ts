import { actorOf } from '../../common/auth/actor-of.ts';
import { runChangeset } from '../change/run-changeset.ts';
import type { RegisterContext } from '../context.ts';
import { countPlan } from './count-plan.ts';
import { type ExternalKey, readExternalKeys } from './external-keys.ts';
import { flattenTree } from './flatten-tree.ts';
import { foreignNumbers } from './foreign-numbers.ts';
import { readKommuneRows } from './kommune-rows.ts';
import { planCommands } from './plan-commands.ts';
import { isStorableKey, type ResolvedObject, resolveTree } from './resolve-tree.ts';
import type { KommuneTreeInput } from './tree-inputs.ts';
import { keyText, type TreeObject } from './tree-object.ts';

/** Works out what makes a municipality look like a tree. Everything is read as it was after one and the same change. */
export async function makePlan(context: RegisterContext, kommuneKode: string, tree: KommuneTreeInput) {
  const { database } = context;
  const last = await database.read.changeset.findFirst({ orderBy: { firstChange: 'desc' } });
  const madeAtChange = last?.lastChange ?? 0;
  const objects = flattenTree(tree);
  const rows = await readKommuneRows(database, kommuneKode, madeAtChange);
  const sent = objects.flatMap(({ key }) => (key && isStorableKey(key) ? [key] : []));
  const keys = await readExternalKeys(database, kommuneKode, sent);
  const foreign = await foreignNumbers(database, numbersOf(objects, keys), rows, madeAtChange);
  const { resolved, errors } = resolveTree(objects, { kommuneKode, rows, keys, foreign });
  if (errors.length > 0) return { errors };
  const work = {
    commands: planCommands(resolved, rows, kommuneKode),
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

type Commands = ReturnType<typeof planCommands>;

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
