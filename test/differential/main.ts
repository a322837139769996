// `npm run differential -- --queries 20000 --seed 7` asks both shapes of the product the same valid operations.
import '../../gateway/production.ts';
import 'reflect-metadata';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InvalidArgumentError, program } from 'commander';
import { showProgress } from '../../gateway/commands/output.ts';
import { type Difference, Differential } from './differential.ts';
import { fill, type Store, startOneProcess, startThreeProcesses } from './shapes.ts';

interface Options {
  queries: number;
  seed: number;
  from: number;
  keepGoing: boolean;
}

const wholeNumber = (text: string): number => {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
};

program
  .name('npm run differential --')
  .description(
    'Asks the product in one process and in three the same generated operations, on copies of the same data, and compares the answers. Prints the smallest operation that is answered differently, and ends with 1.',
  )
  .option('--queries <n>', 'how many operations', wholeNumber, 1000)
  .option('--seed <n>', 'what the operations follow from', wholeNumber, Math.floor(Math.random() * 1e6))
  .option('--from <n>', 'the first operation of the seed that is tried', wholeNumber, 0)
  .option('--keep-going', 'print further differences too', false)
  .action(run);

await program.parseAsync();

async function run({ queries, seed, from, keepGoing }: Options): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-differential-'));
  const [one, three] = ['one', 'three'].map((name) => storeIn(path.join(folder, name))) as [Store, Store];
  await fill(one);
  cpSync(one.folder, three.folder, { recursive: true });
  const shapes = await Promise.all([startOneProcess(one), startThreeProcesses(three)]);
  const differential = await Differential.between(shapes);
  const progress = showProgress(`seed ${seed}`);
  let found = 0;
  for (let n = from; n < from + queries && (keepGoing || found === 0); n++) {
    const difference = await differential.tryOne(seed, n);
    progress.update(n + 1 - from, queries);
    if (difference) found += 1;
    if (difference) console.log(describe(seed, difference));
  }
  progress.stop();
  const { data, errors, refused, failed } = differential.seen;
  console.log(
    `seed ${seed}: ${queries} operations, ${data} answered with data, ${errors} with errors, ${refused} beyond the limits, ${failed} failed; ${found} differ`,
  );
  if (found + failed > 0) process.exitCode = 1;
  for (const shape of shapes) await shape.close();
  rmSync(folder, { recursive: true });
}

function storeIn(folder: string): Store {
  return { folder, register: `file:${folder}/register.db`, affiliation: `file:${folder}/affiliation.db` };
}

function describe(seed: number, { n, query, variables, caller, answers }: Difference): string {
  const told = Object.entries(answers).map(([name, answer]) => `--- ${name}\n${answer}`);
  return [
    `\n=== seed ${seed}, operation ${n}, asked by ${caller?.roles.join(' and ') ?? 'the public'}`,
    query,
    JSON.stringify(variables),
    ...told,
  ].join('\n');
}
