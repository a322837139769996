// Loaded into the attacked process: on SIGUSR2 it says how long its event loop was kept at most since the last time.
const every = 5;
let [last, cpu, kept, worked] = [performance.now(), process.cpuUsage(), 0, 0];

/** Wall-clock time, and the processor's of all threads, which on a busy machine is less. */
function look() {
  const [now, used] = [performance.now(), process.cpuUsage(cpu)];
  const [gap, work] = [now - last - every, (used.user + used.system) / 1000];
  kept = Math.max(kept, gap);
  worked = Math.max(worked, Math.min(gap, work));
  [last, cpu] = [now, process.cpuUsage()];
}

setInterval(look, every).unref();
process.on('SIGUSR2', () => {
  look();
  const memory = (process.memoryUsage.rss() / 1e6).toFixed(0);
  process.stderr.write(`event loop kept ${kept.toFixed(0)} ms at most (${worked.toFixed(0)} of work), ${memory} MB\n`);
  [kept, worked] = [0, 0];
});
