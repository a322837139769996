// `npm run bench -- read` measures the product against its own floor in one run; machines differ, ratios less.
import '../gateway/production.ts';
import 'reflect-metadata';
import { program } from 'commander';
import { benchRead } from './read.ts';

program.name('bench').description('Side-by-side measurements of the product on this machine.');
program
  .command('read')
  .description('Reads over HTTP on a register of full size: medians, and ratios to an answer that does nothing.')
  .option('--times <n>', 'requests of each kind', '100')
  .action(({ times }: { times: string }) => benchRead(Number(times)));

await program.parseAsync();
