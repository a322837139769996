import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Attacked, startAttacked, type Target } from './target.ts';

/** How many clients, each of an address of its own, and for how long, in milliseconds. */
const clients = 200;
const duration = 60_000;

/** A whole country, which used to be let through; and the largest municipality with most of its fields. */
const country =
  '{ kommuner { daginstitutioner(first: 1000) { nodes { navn anvisningsenheder { nummer navn alternativeAdresser { navn } } } } } }';
const municipality = `{ kommune(kode: "101") { navn daginstitutioner(first: 1000) { nodes { nummer navn ejerform { kode tekst }
  lovgrundlag { kode tekst } anvisningsenheder { nummer navn institutionstype { kode tekst } pNummer cvrNummer email
  adresse { vejNavn husNummer postNummer byNavn geoBredde geoLaengde } alternativeAdresser { nummer navn }
  unilogin { institutionsnummer kanTilknytteBrugere } dagplejegrupper { id navn } } } } } }`;

interface Answer {
  status: number;
  milliseconds: number;
}

/** Asks from a loopback address; a connection that fails is status 0. */
function ask(url: string, agent: Agent, path: string, query: string | null): Promise<Answer> {
  const begun = performance.now();
  const headers = { 'content-type': 'application/json' };
  return new Promise((resolve) => {
    const end = (status: number) => resolve({ status, milliseconds: performance.now() - begun });
    const sent = request(`${url}${path}`, { agent, method: query === null ? 'GET' : 'POST', headers, timeout: 60_000 });
    sent.on('response', (response) =>
      response
        .on('end', () => end(response.statusCode ?? 0))
        .on('error', () => end(0))
        .resume(),
    );
    sent.on('timeout', () => sent.destroy()).on('error', () => end(0));
    sent.end(query === null ? undefined : JSON.stringify({ query }));
  });
}

const from = (n: number) =>
  new Agent({ keepAlive: true, localAddress: `127.0.${1 + Math.floor(n / 200)}.${(n % 200) + 2}` });

/** One after another while the crowd is there. */
async function keepAsking(until: number, pause: number, one: () => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  while (performance.now() < until) {
    const answer = await one();
    answers.push(answer);
    await sleep(answer.status === 200 ? pause : Math.max(pause, 50));
  }
  return answers;
}

export async function attack(target: Target): Promise<void> {
  for (const database of ['sqlite', 'postgresql'] as const) {
    for (const query of [country, municipality]) {
      const attacked = await startAttacked({ ...target, database });
      console.log(`\n${database}, ${query === country ? 'the whole country' : 'the largest municipality'}`);
      await crowd(attacked, query);
      await attacked.stop();
    }
  }
}

async function crowd({ url, child }: Attacked, query: string): Promise<void> {
  const [other, monitor] = [from(250), from(251)];
  const small = () => ask(url, other, '/graphql', '{ kommune(kode: "740") { navn } }');
  const health = () => ask(url, monitor, '/health', null);
  const alone = await keepAsking(performance.now() + 2_000, 20, small);
  print('small queries before', alone);
  const before = memoryOf(child.pid);
  let isOver = false;
  const end = performance.now() + duration;
  const asking = Array.from({ length: clients }, (_, n) => {
    const agent = from(n);
    return keepAsking(end, 0, () => ask(url, agent, '/graphql', query)).finally(() => agent.destroy());
  });
  const others = Promise.all([keepAsking(end, 100, small), keepAsking(end, 100, health)]);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(child.pid));
    if (child.exitCode !== null) isOver = true;
  }, 500);
  const answers = (await Promise.all(asking)).flat();
  const [smalls, healths] = await others;
  clearInterval(watch);
  print('the crowd', answers);
  print('/health', healths);
  print('small queries of others', smalls);
  await sleep(5_000);
  print('small queries after', await keepAsking(performance.now() + 2_000, 20, small));
  for (const agent of [other, monitor]) agent.destroy();
  const lives = !isOver && child.exitCode === null && child.signalCode === null;
  console.log(
    `memory (RSS): ${before} MB before, ${most} MB at most, ${memoryOf(child.pid)} MB after; ${lives ? 'lives' : 'HAS ENDED'}`,
  );
}

function print(what: string, answers: readonly Answer[]): void {
  const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? 0);
  console.log(`${what}: ${times.length} (${tally(answers)}), median ${at(0.5)}, p99 ${at(0.99)}, worst ${at(1)} ms`);
}

function tally(answers: readonly Answer[]): string {
  const counts = new Map<number, number>();
  for (const { status } of answers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].map(([status, count]) => `${count} × ${status === 0 ? 'none' : status}`).join(', ');
}

/** MB of memory that a process holds. */
function memoryOf(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return Math.round((pages * 4096) / 1e6);
  } catch {
    return 0;
  }
}
