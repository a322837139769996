// `npm run bench -- read` measures the product against its own floor in one run; machines differ, ratios less.
import '../gateway/production.ts';
import 'reflect-metadata';
import path from 'node:path';
import { Option, program } from 'commander';
import { benchAffiliation } from './affiliation.ts';
import { measureFollowing } from './follow.ts';
import { benchGateway, type GatewayBench } from './gateway/measure.ts';
import { measureHouse } from './house.ts';
import { benchPeople } from './people.ts';
import { benchRead } from './read.ts';
import { benchWrite } from './write.ts';
import { benchWriteBeside } from './write-beside.ts';

interface WriteBench {
  database: 'sqlite' | 'postgresql' | 'both';
  times: number;
  rounds: number;
  product?: string;
}

program.name('bench').description('Side-by-side measurements of the product on this machine.');
program
  .command('read')
  .description('Reads over HTTP on a register of full size: medians, and ratios to an answer that does nothing.')
  .option('--times <n>', 'requests of each kind', '100')
  .action(({ times }: { times: string }) => benchRead(Number(times)));

program
  .command('write')
  .description(
    'Writes over HTTP to a register of full size, one by one and in batches, and loads 10,000 rows by CSV: rows a second, SQL statements, and what the pipeline and SQL take of the time.',
  )
  .addOption(
    new Option('--database <which>', 'which database').choices(['sqlite', 'postgresql', 'both']).default('sqlite'),
  )
  .option('--times <n>', 'single mutations of each client', Number, 100)
  .option('--rounds <n>', 'with --product: how often each checkout is asked', Number, 3)
  .option('--product <folder>', "another checkout, installed, whose single mutations are measured beside this one's")
  .action(({ database, times, rounds, product }: WriteBench) => {
    const databases = database === 'both' ? (['sqlite', 'postgresql'] as const) : [database];
    return product ? benchWriteBeside([...databases], times, product, rounds) : benchWrite([...databases], times);
  });

program
  .command('people')
  .description('Makes the fictional people of the whole country: rows, bytes, seconds, and distinct persons.')
  .action(benchPeople);

program
  .command('affiliation')
  .description(
    'Loads the people of a handful of units (full) or of the whole country, and asks for trees, AULA readiness and a delivery with and without them.',
  )
  .addOption(new Option('--size <size>', 'how many people').choices(['full', 'national']).default('full'))
  .option('--times <n>', 'requests of each kind', '5')
  .action(({ size, times }: { size: 'full' | 'national'; times: string }) => benchAffiliation(size, Number(times)));

program
  .command('gateway')
  .description(
    'Requests a second over HTTP beside @apollo/gateway, over the same subgraph processes, and beside bytes that are ready; installs them first.',
  )
  .option('--rounds <n>', 'how often each is asked', Number, 3)
  .option('--seconds <n>', 'how long each time', Number, 4)
  .option('--only <question>', 'questions whose names begin so')
  .option('--product <folder>', 'another checkout, installed, whose product is measured')
  .action((options: GatewayBench) => benchGateway(options));

program
  .command('house')
  .description(
    'How the code is cut into files: their number, lines, imports, which only one neighbour needs, and how many four use cases run through.',
  )
  .option('--product <folder>', 'another checkout of the product, with its packages installed', '.')
  .option('--list', 'name the files of each use case')
  .action(async ({ product, list = false }: { product: string; list?: boolean }) => {
    measureHouse(path.resolve(product));
    await measureFollowing(path.resolve(product), list);
  });

await program.parseAsync();
