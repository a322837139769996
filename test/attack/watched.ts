import { fileURLToPath } from 'node:url';
import { type Attacked, startAttacked, startThree, type Target } from './target.ts';

const watch = fileURLToPath(new URL('./watch-loop.mjs', import.meta.url));

/** An attacked product whose event loop is watched from inside. */
export const startWatched = (target: Target, settings: Record<string, string> = {}): Promise<Attacked> =>
  startAttacked(target, { ...settings, NODE_OPTIONS: `--import=${watch}` });

/** The same as three processes, each of them watched. */
export const startThreeWatched = (target: Target, settings: Record<string, string> = {}): Promise<Attacked[]> =>
  startThree(target, { ...settings, NODE_OPTIONS: `--import=${watch}` });

/** What its event loop was kept at most since the last call, and its memory, in words. */
export function loopOf({ child }: Attacked): Promise<string> {
  return new Promise((resolve) => {
    let output = '';
    const listen = (text: Buffer) => {
      output += text;
      const [found] = /event loop kept.*\n/.exec(output) ?? [];
      if (!found) return;
      child.stderr?.off('data', listen);
      resolve(found.trim());
    };
    child.stderr?.on('data', listen);
    setTimeout(() => child.kill('SIGUSR2'), 200); // the loop's last delay is known once it goes on
  });
}

/** How a query was answered: in words, and how long it took. */
export async function timeOf({ url }: Attacked, query: string, variables: object = {}): Promise<string> {
  const start = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(120_000),
  });
  const text = await response.text();
  const code = /"code":"(\w+)"/.exec(text.slice(0, 100_000))?.[1] ?? 'answered';
  return `${response.status} ${code}, ${text.length} bytes in ${(performance.now() - start).toFixed(0)} ms`;
}
