import { bodies, type Case, crossing, files, personal, queries } from './loop-reading.ts';
import { people, writes } from './loop-writing.ts';
import type { Attacked, Target } from './target.ts';
import { loopOf, startThreeWatched, startWatched } from './watched.ts';

const settings = { SAMPLE: 'full', COST_PER_CALLER: '500000' };

/** Sends what is large in every way that is known, one after another, and says how long the event loop was kept. */
export async function attack(target: Target): Promise<void> {
  await attackShape(
    'one process',
    { bodies, queries, personal, crossing, files, writes, people },
    [await startWatched(target, settings)],
    target.only,
  );
  await attackShape(
    'gateway, register and affiliation',
    { queries, crossing, writes },
    [...(await startThreeWatched(target, settings))],
    target.only,
  );
}

async function attackShape(
  shape: string,
  kinds: Record<string, Record<string, Case>>,
  all: Attacked[],
  only = '',
): Promise<void> {
  const [attacked] = all as [Attacked];
  console.log(`\n${shape}`);
  const token = await attacked.command('token', '--role', 'kommunal', 'databeskyttelse', '--kommune', '101');
  for (const [title, cases] of Object.entries(kinds)) {
    console.log(`\n${title}`);
    for (const [name, one] of Object.entries(cases)) {
      if (!`${title}: ${name}`.includes(only)) continue;
      await Promise.all(all.map(loopOf));
      const times = title === 'writes' ? 1 : 3; // the first is parsed and validated, the second compiled
      let answer = '';
      for (let i = 0; i < times; i++) answer = await answerTo(attacked, one, token);
      console.log(`${name}: ${answer}; ${(await Promise.all(all.map(loopOf))).join('; ')}`);
    }
  }
  await attacked.stop();
}

async function answerTo(
  { url }: Attacked,
  { body, path = '/graphql', headers, writes }: Case,
  token: string,
): Promise<string> {
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
    return `${response.status} ${code} ${why} ${(performance.now() - start).toFixed(0)} ms`;
  } catch (error) {
    return `no answer (${error instanceof Error ? error.message : ''})`;
  }
}
