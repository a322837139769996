import type { Command } from 'commander';
import type { LoadAffiliationOptions } from '../commands/load-affiliation.ts';
import { environment } from '../config/environment.ts';
import { run } from './run.ts';

/** Commands about people, deliveries and AULA. */
export function addPeople(program: Command): void {
  program
    .command('load-affiliation')
    .description(
      'Loads groups, persons and their ties: NDJSON, CSV or UNILoginImport XML. A file of more than 2,000 rows is rehearsed, then written in turns that let others write in between; their changes may stand between those of the report. What a source tells again changes nothing.',
    )
    .argument('<files...>', 'files that end in .ndjson, .csv or .xml, loaded in this order')
    .option('--source <name>', 'the source system whose word the files are; an XML document says so itself')
    .option('--kommune <code>', 'refuse units of any other municipality')
    .option('--dry-run', 'store nothing; report what a load of each file by itself would do')
    .option('--report <file>', 'also write the whole report as JSON')
    .option('--full', 'end what the source has at the units of a file, but not in it (XML: unless --delta)')
    .option('--delta', 'end nothing for not being there (NDJSON and CSV: unless --full)')
    .option(
      '--confirm-removals',
      'let a full file end more than half of the people of a unit, and those of units it has not',
    )
    .option('--skip-refused', 'leave out rows that are refused, with what depends on them, and load the rest')
    .option(
      '--at-once',
      'write a large file in one transaction, too: faster, where nobody else reads or writes persons',
    )
    .addHelpText('after', environment)
    .action((files: string[], options: LoadAffiliationOptions) =>
      run(
        () => import('../commands/load-affiliation.ts'),
        ({ loadAffiliation }, config) => loadAffiliation(config, files, options),
        ['register'],
      ),
    );

  program
    .command('sample-affiliation')
    .description('Writes fictional people of the sample register as NDJSON: groups, children with contacts, employees.')
    .argument('<file>', 'the file to write; - for standard output')
    .option('--size <size>', 'small (a handful of units) or national (300,000 children, about 700 MB)', 'small')
    .action(async (file: string, { size }: { size: string }) =>
      (await import('../commands/write-sample.ts')).writeAffiliationSample(file, size),
    );

  program
    .command('deliver')
    .description('Makes the deliveries to Unilogin whose time has come, and sends what is to be sent.')
    .option('--kommune <code>', 'only units of this municipality')
    .option('--dry-run', 'store and send nothing; tell what would be made')
    .addHelpText('after', environment)
    .action((options: { kommune?: string; dryRun?: boolean }) =>
      run(
        () => import('../commands/deliver.ts'),
        ({ deliver }, config) => deliver(config, options),
        ['register', 'affiliation'],
      ),
    );

  const aulaCode = () => import('../commands/aula.ts');
  program
    .command('aula-export')
    .description('Writes how far the units of a municipality, or of all, are on their way into AULA, as CSV.')
    .argument('<file>', 'the file to write; - for standard output')
    .option('--kommune <code>', 'only this municipality: 101 or 0101')
    .addHelpText('after', environment)
    .action((file: string, { kommune }: { kommune?: string }) =>
      run(aulaCode, ({ aulaCommands }, config) => aulaCommands.export(config, file, kommune), ['affiliation']),
    );
  program
    .command('aula-snapshot')
    .description('Keeps how far units have come on their way into AULA since the last look (query aulaHistorik).')
    .option('--kommune <code>', 'only this municipality: 101 or 0101')
    .addHelpText('after', environment)
    .action(({ kommune }: { kommune?: string }) =>
      run(aulaCode, ({ aulaCommands }, config) => aulaCommands.snapshot(config, kommune), ['affiliation']),
    );

  const cprKeysCode = () => import('../commands/cpr-keys.ts');
  const cprKeys = program.command('cpr-keys').description('The keys that CPR numbers are stored with (CPR_KEYS_FILE).');
  cprKeys
    .command('create')
    .description('Makes a file with a first key; never replaces one.')
    .argument('<file>', 'the file to make')
    .action(async (file: string) => (await cprKeysCode()).cprKeyCommands.create(file));
  cprKeys
    .command('list')
    .description('Lists the keys: id, when made, whether in use, how many numbers are stored with each.')
    .addHelpText('after', environment)
    .action(() => run(cprKeysCode, ({ cprKeyCommands }, config) => cprKeyCommands.list(config), ['affiliation']));
  cprKeys
    .command('rotate')
    .description(
      'Puts a new key into use and seals all stored numbers with it, while servers run. Stopped, it goes on when it is started again. A sandbox has its own copy of the numbers: rotate it, too, before old keys are dropped (REGISTER_MODE=sandbox).',
    )
    .option('--drop-old', 'then take the keys that nothing is sealed with out of the file')
    .addHelpText('after', environment)
    .action((options: { dropOld?: boolean }) =>
      run(cprKeysCode, ({ cprKeyCommands }, config) => cprKeyCommands.rotate(config, options), ['affiliation']),
    );
}
