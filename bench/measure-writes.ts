import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvFile } from '../subgraphs/register/import/csv-file.ts';
import { loadFile } from '../subgraphs/register/import/load-file.ts';
import { openRegister, type Register } from '../subgraphs/register/register.ts';
import { batchOf } from '../test/support/batch-of.ts';
import { benchServer, type NewDatabase } from './bench-server.ts';
import { csvOf } from './csv-of.ts';
import { type Cost, Stopwatch } from './stopwatch.ts';
import { throughGateway } from './through-gateway.ts';
import { throughPipeline } from './through-pipeline.ts';
import { writeOneByOne } from './write-one-by-one.ts';

/** What writing so many rows in one way cost. */
export interface Measured {
  way: string;
  rows: number;
  whole: Cost;
  /** The same given to the pipeline directly; null where there is nothing around it. */
  pipeline: Cost | null;
}

type Writer = ReturnType<typeof throughGateway>;
type Way = { way: string; rows: number; runs: number; write(writer: Writer): Promise<unknown> };

const clients = 8;

const waysOf = (times: number): Way[] => [
  { way: 'single', rows: times, runs: 1, write: ({ one }) => writeOneByOne(one, times) },
  {
    way: `single, ${clients} clients`,
    rows: times * clients,
    runs: 1,
    write: ({ one }) => Promise.all(Array.from({ length: clients }, () => writeOneByOne(one, times))),
  },
  { way: 'batch of 100', rows: 100, runs: 9, write: ({ batch }) => batch(batchOf(100)) },
  { way: 'batch of 5000', rows: 5000, runs: 3, write: ({ batch }) => batch(batchOf(5000)) },
];

/** What each way of writing costs: mutations on a register of full size, the CSV into empty ones. */
export async function measureWrites(
  newDatabase: NewDatabase,
  times: number,
  onProgress: (done: number, total: number) => void,
): Promise<Measured[]> {
  const stopwatch = new Stopwatch();
  const server = await benchServer(newDatabase, stopwatch.onStatement);
  const register = await openRegister(server.registerUrl, { onStatement: stopwatch.onStatement });
  const writers = [throughGateway(server.ask), throughPipeline(register)] as const;
  const ways = waysOf(times);
  const measured: Measured[] = [];
  try {
    for (const { way, rows, runs, write } of ways) {
      for (const writer of writers) await writeOneByOne(writer.one, 40); // plans, compiles, and warms up
      const [whole, pipeline] = [
        await stopwatch.median(runs, () => write(writers[0])),
        await stopwatch.median(runs, () => write(writers[1])),
      ];
      measured.push({ way, rows, whole, pipeline });
      onProgress(measured.length, ways.length + 1);
    }
    return [...measured, await measureCsv(newDatabase, server.folder, stopwatch)];
  } finally {
    await register.close();
    await server.close();
  }
}

/** As `npm run load` does it, into a register of its own each time. */
async function measureCsv(newDatabase: NewDatabase, folder: string, stopwatch: Stopwatch): Promise<Measured> {
  const rows = 10_000;
  const file = path.join(folder, 'rows.csv');
  writeFileSync(file, csvOf(rows));
  const origin = { actor: 'bench', requestId: 'bench', source: 'bench' };
  const registers: Register[] = [];
  const open = async () => {
    registers.push(await openRegister(await newDatabase(folder), { onStatement: stopwatch.onStatement }));
  };
  const loadIt = async () => {
    const { database, kodebog } = registers.at(-1) as Register;
    const { created } = await loadFile(database, kodebog, csvFile(file), origin);
    if (created.total !== rows) throw new Error(`${created.total} of ${rows} rows were loaded`);
  };
  const whole = await stopwatch.median(3, loadIt, open);
  for (const register of registers) await register.close();
  return { way: `CSV of ${rows}`, rows, whole, pipeline: null };
}
