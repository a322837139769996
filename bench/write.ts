import { showProgress } from '../gateway/commands/output.ts';
import { benchDatabases } from './bench-databases.ts';
import { type Measured, measureWrites } from './measure-writes.ts';

type Database = keyof typeof benchDatabases;

/** Measures every way of writing on each of these databases and prints the figures. */
export async function benchWrite(databases: Database[], times: number): Promise<void> {
  for (const database of databases) {
    const progress = showProgress(`Writing to ${database}`);
    const { newDatabase, close } = await benchDatabases[database]();
    try {
      const measured = await measureWrites(newDatabase, times, progress.update);
      progress.stop();
      report(database, measured);
    } finally {
      progress.stop();
      await close();
    }
  }
}

function report(database: Database, measured: Measured[]): void {
  console.log(`\n${database}: writing, medians`);
  console.table(measured.map(line));
  const csv = measured.at(-1) as Measured;
  for (const one of measured.slice(0, -1))
    console.log(`${csv.way} is ${(perRow(one) / perRow(csv)).toFixed(1)} times faster per row than: ${one.way}`);
}

function line({ way, rows, whole, pipeline }: Measured) {
  const within = pipeline ?? whole;
  return {
    way,
    'rows/s': Math.round((rows / whole.milliseconds) * 1000),
    'ms per row': (whole.milliseconds / rows).toFixed(3),
    'of it pipeline': (within.milliseconds / rows).toFixed(3),
    'of that SQL': (within.inDatabase / rows).toFixed(3),
    'SQL per 100 rows': ((whole.statements / rows) * 100).toFixed(1),
  };
}

const perRow = ({ rows, whole }: Measured): number => whole.milliseconds / rows;
