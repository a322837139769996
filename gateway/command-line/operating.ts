import type { Command } from 'commander';
import type { RestoreOptions } from '../commands/restore.ts';
import type { VerifyOptions } from '../commands/verify-log.ts';
import { environment } from '../config/environment.ts';
import { run } from './run.ts';

/** Commands of who runs it for others: what is kept, and whether it still holds. */
export function addOperating(program: Command): void {
  program
    .command('backup')
    .description(
      'Writes both databases, as they are at one moment, into a new folder, while servers run. The keys of CPR numbers are not in it.',
    )
    .argument('<folder>', 'a folder that is empty or not there yet')
    .addHelpText('after', environment)
    .action((folder: string) =>
      run(
        () => import('../commands/backup.ts'),
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
        () => import('../commands/restore.ts'),
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
        () => import('../commands/refollow.ts'),
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
        () => import('../commands/clock.ts'),
        ({ clock }, config) => clock(config, options),
      ),
    );

  program
    .command('verify-log')
    .description(
      'Proves that the logs are as they were written, against their seals; names the first line that is not.',
    )
    .option('--log <log>', 'only this one: read, register or affiliation')
    .option('--from <line>', 'from this line on: its number, or a date')
    .option('--to <line>', 'up to this line: its number, or the first of a date')
    .option('--seals <file>', 'a copy of the seals, kept elsewhere, instead of SEAL_FILE')
    .addHelpText('after', environment)
    .action((options: VerifyOptions) =>
      run(
        () => import('../commands/verify-log.ts'),
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
        () => import('../commands/log-retention.ts'),
        ({ logRetention }, config) => logRetention(config, options),
        ['affiliation'],
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
        () => import('../commands/reset-sandbox.ts'),
        ({ resetRegisterSandbox }, config) => resetRegisterSandbox(config),
        ['register'],
      ),
    );
}
