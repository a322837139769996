import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, ask, type Crowd, from, keepAsking } from './crowd-clients.ts';
import type { Attacked, Target } from './target.ts';
import { loopOf, startWatched } from './watched.ts';

/** How many clients, each of an address of its own, and for how long, in milliseconds. */
const clients = 200;
const duration = 60_000;

/** A whole country, which used to be let through; and the largest municipality with most of its fields. */
const country =
  '{ kommuner { nodes { daginstitutioner(first: 1000) { nodes { navn anvisningsenheder { nummer navn alternativeAdresser { navn } } } } } } }';
const municipality = `{ kommune(kode: "101") { navn daginstitutioner(first: 1000) { nodes { nummer navn ejerform { kode tekst }
  lovgrundlag { kode tekst } anvisningsenheder { nummer navn institutionstype { kode tekst } pNummer cvrNummer email
  adresse { vejNavn husNummer postNummer byNavn geoBredde geoLaengde } alternativeAdresser { nummer navn }
  unilogin { institutionsnummer kanTilknytteBrugere } dagplejegrupper { id navn } } } } } }`;

export async function attack(target: Target): Promise<void> {
  for (const database of ['sqlite', 'postgresql'] as const) {
    for (const query of [country, municipality]) {
      const attacked = await startWatched({ ...target, database });
      console.log(`\n${database}, ${query === country ? 'the whole country' : 'the largest municipality'}`);
      await crowd(attacked, query);
      await attacked.stop();
    }
  }
}

async function crowd(attacked: Attacked, query: string): Promise<void> {
  const { url, child } = attacked;
  await loopOf(attacked);
  const [other, monitor] = [from(250), from(251)];
  const small = () => ask(url, other, '/graphql', '{ kommune(kode: "740") { navn } }');
  const health = () => ask(url, monitor, '/health', null);
  const alone = await keepAsking(performance.now() + 2_000, 20, small);
  print('small queries before', alone);
  const before = memoryOf(child.pid);
  let isOver = false;
  const end = performance.now() + duration;
  const asking = crowdOf({ url, query, clients, duration });
  const others = Promise.all([keepAsking(end, 100, small), keepAsking(end, 100, health)]);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(child.pid));
    if (child.exitCode !== null) isOver = true;
  }, 500);
  const answers = await asking;
  const [smalls, healths] = await others;
  clearInterval(watch);
  print('the crowd', answers);
  console.log(await loopOf(attacked));
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

function crowdOf(crowd: Crowd): Promise<Answer[]> {
  const child = fork(new URL('./crowd-clients.ts', import.meta.url), { serialization: 'advanced' });
  child.send(crowd);
  return new Promise((resolve, reject) =>
    child.once('message', (answers) => resolve(answers as Answer[])).once('error', reject),
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
