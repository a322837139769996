import type { ObjectDiff } from '../answer/object-diff.ts';
import { niveauOrder } from '../dagtilbud/niveau.ts';
import type { Action } from '../draft/diff.ts';
import type { KommuneRows } from './kommune-rows.ts';
import type { PlanCounts } from './plan-counts.ts';

/** Counts what a plan does, from its diff, the rows it was made from, and how large the tree is. */
export function countPlan(
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
