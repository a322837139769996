import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { besides, printWaits } from './beside.ts';
import type { Target } from './target.ts';
import { loopOf, startWatched } from './watched.ts';

const rows = 20_000;

/** Loads beside a running server, and tells what /health, public reads and writes met meanwhile. */
export async function attack(target: Target): Promise<void> {
  await loadRegister(target);
  await loadPeople(target);
}

/** The register's own file of the whole country, twice: the second time it changes nothing. */
async function loadRegister(target: Target): Promise<void> {
  const product = await startWatched(target, { SAMPLE: 'small' });
  try {
    const file = path.join(product.dataDir, 'register.csv');
    await product.command('sample', file, '--size', 'full');
    const token = await product.command('token', '--role', 'stil', 'kommunal', '--kommune', '101', '--expires', '1h');
    for (const time of ['first', 'second']) {
      const load = product.command('load', file, '--onto-sample');
      const waits = await besides(product.url, token, load);
      console.log(`The register, the ${time} time: ${(await load).split('\n')[0]}`);
      printWaits(waits, await waits.last);
      console.log(`meanwhile: ${await loopOf(product)}`);
    }
  } finally {
    await product.stop();
  }
}

async function loadPeople(target: Target): Promise<void> {
  const product = await startWatched(target, { REGISTER_MODE: 'sandbox', SAMPLE: 'full' });
  try {
    const file = path.join(product.dataDir, 'people.ndjson');
    await writePeople(target, file);
    const token = await product.command('token', '--role', 'stil', 'kommunal', '--kommune', '101', '--expires', '1h');
    const began = performance.now();
    const load = product.command('load-affiliation', file, '--source', 'Eksempel');
    const waits = await besides(product.url, token, load);
    console.log((await load).split('\n').slice(0, 4).join('\n'));
    console.log(`${rows} rows in ${Math.round(performance.now() - began)} ms`);
    printWaits(waits, await waits.last);
    console.log(`meanwhile: ${await loopOf(product)}`);
  } finally {
    await product.stop();
  }
}

/** The first rows of the shipped people of the whole country. */
async function writePeople({ product }: Target, file: string): Promise<void> {
  const args = [path.join(product, 'gateway/run.mjs'), 'sample-affiliation', '-', '--size', 'national'];
  const child = spawn(process.execPath, args, { cwd: product, stdio: ['ignore', 'pipe', 'ignore'] });
  const out = createWriteStream(file);
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (count++ === rows) break;
    out.write(`${line}\n`);
  }
  child.kill('SIGKILL');
  await new Promise((resolve) => out.end(resolve));
}
