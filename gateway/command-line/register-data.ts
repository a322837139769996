import type { Command } from 'commander';
import type { LoadOptions } from '../commands/load.ts';
import { environment } from '../config/environment.ts';
import { run } from './run.ts';

/** Commands about the register's own data. */
export function addRegisterData(program: Command): void {
  program
    .command('load')
    .description(
      "Loads the register's own CSV exports (samlet, daginstitution, anvisningsenhed or alternativadresse), one transaction per file.",
    )
    .argument('<files...>', 'CSV files, loaded in this order')
    .option('--report <file>', 'also write the whole report as JSON')
    .option('--dry-run', 'store nothing; report what a load of each file by itself would do')
    .option('--onto-sample', 'load although the register holds the fictional sample')
    .addHelpText('after', environment)
    .action((files: string[], options: LoadOptions) =>
      run(
        () => import('../commands/load.ts'),
        ({ load }, config) => load(config, files, options),
      ),
    );

  program
    .command('findings')
    .description('Prints what does not keep the rules in a municipality, or in all, as CSV.')
    .option('--kommune <code>', 'only this municipality: 101 or 0101')
    .addHelpText('after', environment)
    .action(({ kommune }: { kommune?: string }) =>
      run(
        () => import('../commands/findings.ts'),
        ({ findings }, config) => findings(config, kommune),
        ['register'],
      ),
    );

  program
    .command('recheck')
    .description(
      'Asks DAR and CVR again about the stored addresses and P-numbers of active units. Makes no new versions.',
    )
    .option('--kommune <code>', 'only units of this municipality')
    .option('--older-than <age>', 'only what was last asked longer ago, or never: 30d, 12h, 45m')
    .option('--kind <register>', 'only dar or only cvr')
    .addHelpText('after', environment)
    .action((options: { kommune?: string; olderThan?: string; kind?: string }) =>
      run(
        () => import('../commands/recheck.ts'),
        ({ recheck }, config) => recheck(config, options),
        ['register'],
      ),
    );

  program
    .command('sample')
    .description('Writes the shipped sample register as a combined CSV file.')
    .argument('<file>', 'the file to write; - for standard output')
    .option('--size <size>', 'full (the size of the real register) or small', 'full')
    .action(async (file: string, { size }: { size: string }) =>
      (await import('../commands/write-sample.ts')).writeSample(file, size),
    );
}
