import './production.ts';
import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { program } from 'commander';
import { ownFolder } from '../subgraphs/common/files/owner-only.ts';
import { StartupError } from '../subgraphs/common/startup-error.ts';
import type { LoadOptions } from './commands/load.ts';
import type { LoadAffiliationOptions } from './commands/load-affiliation.ts';
import type { RestoreOptions } from './commands/restore.ts';
import { addRightsOptions } from './commands/rights-options.ts';
import type { VerifyOptions } from './commands/verify-log.ts';
import { type Config, readConfig } from './config.ts';
import { environment } from './environment.ts';
import { explainFailure } from './explain-failure.ts';
import { requireDatabases, type SubgraphName } from './require-databases.ts';

// Whatever this process makes is its owner's alone from the first byte: databases, logs, keys, reports, exports.
process.umask(0o077);

/**
 * Reads the configuration first and a command's code only then, so that help and mistakes are told at once. `needs` are
 * the databases that the command makes no sense without.
 */
async function run<Code>(
  load: () => Promise<Code>,
  command: (code: Code, config: Config) => unknown,
  needs: readonly SubgraphName[] = [],
): Promise<void> {
  const config = readConfig();
  if (existsSync(config.dataDir)) ownFolder(config.dataDir); // before anything is put there
  await requireDatabases(config, needs);
  await command(await load(), config);
}

program.name('dagtilbudsgraf').description("Denmark's day-care register as one federated GraphQL API.");

for (const [shape, description] of [
  ['all', 'Serves the gateway with both subgraphs in one process.'],
  ['gateway', 'Serves the gateway alone; the subgraphs run as processes of their own.'],
  ['register', 'Serves the register subgraph alone.'],
  ['affiliation', 'Serves the affiliation subgraph alone.'],
] as const)
  program
    .command(shape)
    .description(description)
    .option('--init', 'make the databases that are not there; without it, ENVIRONMENT=production refuses to')
    .addHelpText('after', environment)
    .action((options: { init?: boolean }) =>
      run(
        () => import('./commands/serve.ts'),
        ({ serve }, config) => serve(config, shape, options),
      ),
    );

program
  .command('init')
  .description('Makes the databases that are not there, empty. ENVIRONMENT=production makes none otherwise.')
  .addHelpText('after', environment)
  .action(() =>
    run(
      () => import('./commands/init.ts'),
      ({ init }, config) => init(config),
    ),
  );

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
      () => import('./commands/load.ts'),
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
      () => import('./commands/findings.ts'),
      ({ findings }, config) => findings(config, kommune),
      ['register'],
    ),
  );

program
  .command('sandbox-reset')
  .description(
    'Throws away what was written in the sandbox (REGISTER_MODE=sandbox): makes the copy of the register anew.',
  )
  .addHelpText('after', environment)
  .action(() =>
    run(
      () => import('./commands/reset-sandbox.ts'),
      ({ resetRegisterSandbox }, config) => resetRegisterSandbox(config),
      ['register'],
    ),
  );

program
  .command('backup')
  .description(
    'Writes both databases, as they are at one moment, into a new folder, while servers run. The keys of CPR numbers are not in it.',
  )
  .argument('<folder>', 'a folder that is empty or not there yet')
  .addHelpText('after', environment)
  .action((folder: string) =>
    run(
      () => import('./commands/backup.ts'),
      ({ backup }, config) => backup(config, folder),
    ),
  );

program
  .command('restore')
  .description(
    'Makes both databases out of a backup, also on the other kind of database. They begin a new timeline, whose numbers go on beyond all that are known to have been given.',
  )
  .argument('<folder>', 'what "backup" wrote')
  .option('--replace', 'put it in the place of the databases that are there; servers must be stopped')
  .option('--given <number>', 'the highest G-number known to have been given, as G18099')
  .option('--change <number>', 'the highest change number of the register that is known')
  .option('--affiliation-change <number>', 'the highest change number of the affiliation data that is known')
  .addHelpText('after', environment)
  .action((folder: string, options: RestoreOptions) =>
    run(
      () => import('./commands/restore.ts'),
      ({ restore }, config) => restore(config, folder, options),
    ),
  );

program
  .command('refollow')
  .description(
    'Lets the affiliation subgraph follow the register that is there now, when it is another, or older, than the one that it followed.',
  )
  .option('--remote', 'ask the register at REGISTER_URL instead of in its database')
  .addHelpText('after', environment)
  .action((options: { remote?: boolean }) =>
    run(
      () => import('./commands/refollow.ts'),
      ({ refollowRegister }, config) => refollowRegister(config, options),
    ),
  );

program
  .command('clock')
  .description('Tells what is known of the time beside the clock, by which writes are refused when it is far off.')
  .option('--confirm', 'say that the clock is right')
  .addHelpText('after', environment)
  .action((options: { confirm?: boolean }) =>
    run(
      () => import('./commands/clock.ts'),
      ({ clock }, config) => clock(config, options),
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
      () => import('./commands/recheck.ts'),
      ({ recheck }, config) => recheck(config, options),
      ['register'],
    ),
  );

program
  .command('deliver')
  .description('Makes the deliveries to Unilogin whose time has come, and sends what is to be sent.')
  .option('--kommune <code>', 'only units of this municipality')
  .option('--dry-run', 'store and send nothing; tell what would be made')
  .addHelpText('after', environment)
  .action((options: { kommune?: string; dryRun?: boolean }) =>
    run(
      () => import('./commands/deliver.ts'),
      ({ deliver }, config) => deliver(config, options),
      ['register', 'affiliation'],
    ),
  );

program
  .command('sample')
  .description('Writes the shipped sample register as a combined CSV file.')
  .argument('<file>', 'the file to write; - for standard output')
  .option('--size <size>', 'full (the size of the real register) or small', 'full')
  .action(async (file: string, { size }: { size: string }) =>
    (await import('./commands/sample.ts')).writeSample(file, size),
  );

program
  .command('sample-affiliation')
  .description('Writes fictional people of the sample register as NDJSON: groups, children with contacts, employees.')
  .argument('<file>', 'the file to write; - for standard output')
  .option('--size <size>', 'small (a handful of units) or national (300,000 children, about 700 MB)', 'small')
  .action(async (file: string, { size }: { size: string }) =>
    (await import('./commands/sample-affiliation.ts')).writeAffiliationSample(file, size),
  );

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
  .option('--at-once', 'write a large file in one transaction, too: faster, where nobody else reads or writes persons')
  .addHelpText('after', environment)
  .action((files: string[], options: LoadAffiliationOptions) =>
    run(
      () => import('./commands/load-affiliation.ts'),
      ({ loadAffiliation }, config) => loadAffiliation(config, files, options),
      ['register'],
    ),
  );

const aulaCode = () => import('./commands/aula.ts');
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

addRightsOptions(program.command('token'))
  .description('Prints a bearer token for development, signed with a key that is made in DATA_DIR.')
  .option('--sub <subject>', 'who the caller is', 'udvikler')
  .option('--expires <time>', 'how long it holds: 30m, 8h, 90d, or a date', '8h')
  .addHelpText('after', environment)
  .action((options) =>
    run(
      () => import('./commands/token.ts'),
      ({ printToken }, config) => printToken(config, options),
    ),
  );

const apiKeyCode = () => import('./commands/api-key.ts');
const apiKey = program.command('api-key').description('API keys for systems, sent in the header x-api-key.');
addRightsOptions(apiKey.command('create'))
  .description('Makes a key and prints it, this once; only its hash is kept.')
  .option('--name <name>', 'the system it is for', 'unnamed')
  .option('--expires <time>', 'how long it holds: 90d, or a date, two years at most', '365d')
  .option('--data-protection', 'the system may hold databeskyttelse and navnebeskyttelse, which are for persons')
  .action((options) => run(apiKeyCode, ({ apiKeyCommands }, config) => apiKeyCommands.create(config, options)));
apiKey
  .command('list')
  .description('Lists the keys: id, name, roles, what they reach, when made, when they end.')
  .action(() => run(apiKeyCode, ({ apiKeyCommands }, config) => apiKeyCommands.list(config)));
apiKey
  .command('revoke')
  .description('Ends a key at once; running servers notice.')
  .argument('<id>', 'the id of the key')
  .action((id: string) => run(apiKeyCode, ({ apiKeyCommands }, config) => apiKeyCommands.revoke(config, id)));

program
  .command('verify-log')
  .description('Proves that the logs are as they were written, against their seals; names the first line that is not.')
  .option('--log <log>', 'only this one: read, register or affiliation')
  .option('--from <line>', 'from this line on: its number, or a date')
  .option('--to <line>', 'up to this line: its number, or the first of a date')
  .option('--seals <file>', 'a copy of the seals, kept elsewhere, instead of SEAL_FILE')
  .addHelpText('after', environment)
  .action((options: VerifyOptions) =>
    run(
      () => import('./commands/verify-log.ts'),
      ({ verifyLog }, config) => verifyLog(config, options),
    ),
  );
program
  .command('log-retention')
  .description('Takes away whole sealed stretches of the read log that are older than it is kept.')
  .option('--before <date>', 'what is older than this day (READ_LOG_DAYS)')
  .addHelpText('after', environment)
  .action((options: { before?: string }) =>
    run(
      () => import('./commands/log-retention.ts'),
      ({ logRetention }, config) => logRetention(config, options),
    ),
  );

const cprKeysCode = () => import('./commands/cpr-keys.ts');
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

try {
  await program.parseAsync();
} catch (error) {
  const line = error instanceof StartupError ? error.message : explainFailure(error);
  if (line === null) throw error;
  console.error(line);
  process.exit(1); // a server that could not start may still hold connections and timers
}
