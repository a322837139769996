import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Question, questions } from './questions.ts';
import { installPeers, processorTime, type Servers, startServers, type Target } from './servers.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Load {
  url: string;
  connections: number;
  duration: number;
  requests: { method: 'POST'; path: string; headers: Record<string, string>; body: string }[];
}
type Autocannon = (load: Load) => Promise<{
  requests: { total: number };
  duration: number;
  non2xx: number;
  errors: number;
}>;

/** What one target did in one round. */
interface Round {
  perSecond: number;
  /** Of its processes, for one request. */
  processorMs: number;
}

export interface GatewayBench {
  rounds: number;
  seconds: number;
  only: string | undefined;
  /** Checkout whose product is measured, built and installed; this one when left out. */
  product: string | undefined;
}

/** Requests a second of 8 connections: the targets in turn, round after round, so that a slow moment meets all of them. */
export async function benchGateway({ rounds, seconds, only, product = root }: GatewayBench): Promise<void> {
  installPeers();
  const load = createRequire(path.join(root, 'bench/peers/package.json'))('autocannon') as Autocannon;
  const servers = await startServers(path.resolve(product));
  try {
    for (const question of questions) {
      if (only !== undefined && !question.name.startsWith(only)) continue;
      const bytes = await prepare(servers, question);
      const measured = new Map(servers.targets.map((target) => [target, [] as Round[]]));
      for (let round = 0; round < rounds; round++)
        for (const target of servers.targets) measured.get(target)?.push(await ask(load, target, question, seconds));
      report(question, bytes, measured);
    }
  } finally {
    await servers.stop();
  }
}

/** All answer the same, which is what the floor then has ready. */
async function prepare({ targets, setReady }: Servers, { name, bodies }: Question): Promise<number> {
  const answers = new Map<string, string>();
  for (const target of targets.slice(1))
    for (const body of [...bodies.slice(0, 20), bodies[0] ?? ''])
      answers.set(target.name, await answerOf(target, body));
  const [first = '', ...others] = answers.values();
  const plain = (text: string) => JSON.stringify((JSON.parse(text) as { data: unknown }).data);
  if (others.some((other) => plain(other) !== plain(first))) throw new Error(`${name}: the targets answer differently`);
  await setReady(first);
  return first.length;
}

async function answerOf({ url }: Target, body: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: json, body });
  const text = await response.text();
  if (!response.ok || text.includes('"errors"')) throw new Error(`${url}: ${response.status} ${text.slice(0, 300)}`);
  return text;
}

const json = { 'content-type': 'application/json' };

async function ask(load: Autocannon, target: Target, { name, bodies }: Question, seconds: number): Promise<Round> {
  const before = target.processes.map(processorTime);
  const requests = bodies.map((body) => ({ method: 'POST' as const, path: '/graphql', headers: json, body }));
  const done = await load({ url: target.url, connections: 8, duration: seconds, requests });
  if (done.non2xx + done.errors > 0) throw new Error(`${name}: ${done.non2xx} refused, ${done.errors} failed`);
  const used = target.processes.map((pid, i) => processorTime(pid) - (before[i] ?? 0));
  const { total } = done.requests;
  return { perSecond: total / done.duration, processorMs: used.reduce((sum, one) => sum + one, 0) / total };
}

function report({ name }: Question, bytes: number, measured: Map<Target, Round[]>): void {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const rates = new Map([...measured].map(([target, all]) => [target.name, median(all.map((one) => one.perSecond))]));
  const to = (peer: string, rate: number) => (rate / (rates.get(peer) ?? 1)).toPrecision(2);
  console.log(`${name} (${bytes} bytes)`);
  console.table(
    [...measured].map(([target, all]) => {
      const rate = rates.get(target.name) ?? 0;
      return {
        target: target.name,
        'per second': Math.round(rate),
        'to @apollo/gateway': to('@apollo/gateway', rate),
        'to ready bytes': to('ready bytes', rate),
        'processor ms': median(all.map((one) => one.processorMs)).toFixed(3),
      };
    }),
  );
}
