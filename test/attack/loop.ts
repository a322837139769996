import { setTimeout } from 'node:timers/promises';
import { bodies, type Case, crossing, files, personal, queries } from './loop-reading.ts';
import { people, wholes, writes } from './loop-writing.ts';
import type { Attacked, Target } from './target.ts';
import { loopOf, startThreeWatched, startWatched } from './watched.ts';

const settings = { SAMPLE: 'full', COST_PER_CALLER: '500000' };

/** As such it takes numbers of test persons. */
const sandbox = { ...settings, REGISTER_MODE: 'sandbox' };

/** One way in which the product runs, and what it is attacked with there. */
interface Shape {
  start(target: Target): Promise<Attacked[]>;
  kinds: Record<string, Record<string, Case>>;
}

const shapes: Record<string, Shape> = {
  'one process': {
    start: async (target) => [await startWatched(target, settings)],
    kinds: { bodies, queries, personal, crossing, files },
  },
  'a sandbox': {
    start: async (target) => [await startWatched(target, sandbox)],
    kinds: { writes, people, wholes },
  },
  'gateway, register and affiliation': {
    start: (target) => startThreeWatched(target, sandbox),
    kinds: { queries, crossing, writes, wholes },
  },
};

/** Sends what is large in every way that is known, one after another, and says how long the event loop was kept. */
export async function attack(target: Target): Promise<void> {
  for (const [shape, { start, kinds }] of Object.entries(shapes)) {
    const cases = Object.entries(kinds).flatMap(([title, ofKind]) =>
      Object.entries(ofKind).map(([name, one]) => ({ title, name: `${shape}: ${title}: ${name}`, one })),
    );
    const asked = cases.filter(({ name }) => name.includes(target.only ?? ''));
    if (asked.length > 0) await attackShape(await start(target), asked);
  }
}

async function attackShape(all: Attacked[], cases: { title: string; name: string; one: Case }[]): Promise<void> {
  const [attacked] = all as [Attacked];
  const token = await attacked.command('token', '--role', 'kommunal', 'databeskyttelse', '--kommune', '101', '751');
  for (const { title, name, one } of cases) {
    await Promise.all(all.map(loopOf));
    const times = ['writes', 'wholes'].includes(title) ? 1 : 3; // the first is parsed and validated, the second compiled
    let answer = '';
    for (let i = 0; i < times; i++) answer = await answersTo(attacked, one, token);
    console.log(`${name}: ${answer}; ${(await Promise.all(all.map(loopOf))).join('; ')}`);
  }
  await attacked.stop();
}

/** Of a case and those that follow from it, the last one's. */
async function answersTo(attacked: Attacked, one: Case, token: string): Promise<string> {
  const { text, summary } = await answerTo(attacked, one, token);
  if (one.goesOn) await setTimeout(one.goesOn);
  return one.next ? answersTo(attacked, one.next(text), token) : summary;
}

async function answerTo({ url }: Attacked, { body, path = '/graphql', headers, writes }: Case, token: string) {
  const start = performance.now();
  try {
    const response = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json', ...headers, ...(writes && { authorization: `Bearer ${token}` }) },
      ...(body && { body }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    const code = /"code":"(\w+)"/.exec(text)?.[1] ?? 'answered';
    const why = /"message":"([^"]*)/.exec(text)?.[1]?.slice(0, 70) ?? '';
    const summary = `${response.status} ${code} ${why} ${(performance.now() - start).toFixed(0)} ms`;
    return { text, summary };
  } catch (error) {
    return { text: '', summary: `no answer (${error instanceof Error ? error.message : ''})` };
  }
}
