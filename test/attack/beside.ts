import { setTimeout } from 'node:timers/promises';

/** Milliseconds that each kind of request took, in the order of asking. */
export interface Waits {
  health: number[];
  read: number[];
  /** The answers to a write, and how long it took. */
  write: string[];
  /** What the write still under way at the end is answered. */
  last: Promise<string>;
}

const readQuery = '{ kommune(kode: "101") { daginstitutioner(first: 5) { nodes { navn } } } }';
const people = '{ personer(where: { kommune: { eq: "101" } }, first: 1) { nodes { id } } }';
const storing = `mutation { createDaginstitution(input: { navn: "Prøve", ejerform: "1", lovgrundlag: "1", kommune: "101" }) { errors { code } } }`;

/** Asks for /health, public data and writes, one after the other of each kind, until `end` settles. */
export async function besides(url: string, token: string, end: Promise<unknown>): Promise<Waits> {
  let isOver = false;
  void end.finally(() => {
    isOver = true;
  });
  const again = async (ask: () => Promise<unknown>): Promise<number[]> => {
    const took: number[] = [];
    while (!isOver) {
      took.push(await timed(ask));
      await setTimeout(50);
    }
    return took;
  };
  const write: string[] = [];
  const writing = async (): Promise<string> => {
    for (;;) {
      const began = performance.now();
      const codes = await Promise.all([storing, people].map((query) => codeOf(url, token, query)));
      write.push(`${codes.join(' and ')} after ${Math.round(performance.now() - began)} ms`);
      if (isOver) return write.at(-1) ?? '';
      await setTimeout(250);
    }
  };
  const last = writing();
  const [health, read] = await Promise.all([
    again(() => fetch(`${url}/health`).then((answer) => answer.text())),
    again(() => post(url, readQuery)),
  ]);
  return { health, read, write, last };
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

async function post(url: string, query: string, token?: string): Promise<string> {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).text();
}

/** The first code of an answer; "done" without one. */
const codeOf = async (url: string, token: string, query: string): Promise<string> =>
  /"code":"(\w+)"/.exec(await post(url, query, token))?.[1] ?? 'done';

export function printWaits({ health, read, write }: Waits, last: string): void {
  for (const [name, took] of Object.entries({ '/health': health, 'public read': read })) {
    const sorted = [...took].sort((a, b) => a - b);
    const at = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
    console.log(`${name}: ${sorted.length} answers, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`);
  }
  console.log(`a write, and a read of persons, which is noted: ${write.slice(0, 6).join('; ')}; last: ${last}`);
  const times = write.map((one) => Number(/(\d+) ms$/.exec(one)?.[1]));
  const refused = write.filter((one) => !one.startsWith('done and done')).length;
  console.log(`of ${write.length} of these ${refused} were refused, the slowest took ${Math.max(...times)} ms`);
}
