import type { Random } from '../sample/random.ts';
import type { Enhedsplan } from './enhedsplan.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import { type Stilling, stillinger } from './stillinger.ts';

const others: [Stilling, number][] = [
  [stillinger.paedagog, 49],
  [stillinger.medhjaelper, 30],
  [stillinger.assistent, 8],
  [stillinger.vikar, 8],
  [stillinger.koekken, 5],
];

/** The posts of a unit: a leader, in dagpleje a childminder for each group, in large units a deputy, then what is drawn. */
export function planStillinger({ instType3 }: FolkEnhed, plan: Enhedsplan, random: Random): Stilling[] {
  const first: Stilling[] = [stillinger.leder];
  if (instType3 === '6013') first.push(...plan.stuer.map(() => stillinger.dagplejer));
  if (plan.ansatte > 15) first.push(stillinger.souschef);
  const drawn = Array.from({ length: plan.ansatte - first.length }, () => random.weighted(others));
  return [...first, ...drawn];
}
