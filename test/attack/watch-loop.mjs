// Loaded into the attacked process: on SIGUSR2 it says how long its event loop was kept at most since the last time, and
// what by, as a profiler saw it.
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';

const every = 5;
/** Shorter stretches are not explained. */
const explained = 50;
const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.setSamplingInterval', { interval: 1_000 });
session.post('Profiler.start');

const micros = () => Number(process.hrtime.bigint() / 1_000n);
/** The processor's time of this thread in milliseconds, as Linux counts it; elsewhere that of all threads. */
function cpuTime() {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1_000;
  }
}

let [last, cpu, worst] = [micros(), cpuTime(), { gap: 0, work: 0, from: 0, to: 0 }];

/** Wall-clock time, and the processor's, which on a busy machine is less. */
function look() {
  const [now, used] = [micros(), cpuTime()];
  const gap = (now - last) / 1_000 - every;
  const work = Math.min(gap, used - cpu);
  if (work > worst.work) worst = { gap, work, from: last, to: now };
  [last, cpu] = [now, used];
}

/** The functions that the longest stretch was spent in, callers before what they call, with their shares. */
function explain({ nodes, samples, timeDeltas, startTime }, { from, to, work }) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const counts = new Map();
  let [time, all] = [startTime, 0];
  for (const [i, sample] of samples.entries()) {
    time += timeDeltas[i];
    if (time < from || time > to || byId.get(sample).functionName === '(idle)') continue;
    all++;
    const names = new Set();
    for (let id = sample; id; id = parents.get(id)) names.add(nameOf(byId.get(id)));
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .filter(([name, count]) => name && count > all / 12 && count < all * 0.98)
    .sort(([, one], [, other]) => other - one)
    .slice(0, 12)
    .map(([name, count]) => `${name} ${Math.round((work * count) / all)}`)
    .join(', ');
}

const nameOf = ({ functionName, url }) => {
  if (!functionName || ['(root)', '(program)'].includes(functionName) || url.startsWith('node:internal/')) return '';
  return functionName;
};

setInterval(look, every).unref();
process.on('SIGUSR2', () => {
  look();
  const memory = (process.memoryUsage.rss() / 1e6).toFixed(0);
  session.post('Profiler.stop', (_, { profile }) => {
    const by = worst.work > explained ? `: ${explain(profile, worst)}` : '';
    const figures = `${worst.gap.toFixed(0)} ms at most (${worst.work.toFixed(0)} of work${by})`;
    process.stderr.write(`event loop kept ${figures}, ${memory} MB\n`);
  });
  session.post('Profiler.start');
  [last, cpu, worst] = [micros(), cpuTime(), { gap: 0, work: 0, from: 0, to: 0 }];
});
