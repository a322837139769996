import type { Command } from 'commander';
import { addRightsOptions } from '../commands/options.ts';
import { environment } from '../config/environment.ts';
import { run } from './run.ts';

/** Commands that let callers in. */
export function addAccess(program: Command): void {
  addRightsOptions(program.command('token'))
    .description('Prints a bearer token for development, signed with a key that is made in DATA_DIR.')
    .option('--sub <subject>', 'who the caller is', 'udvikler')
    .option('--expires <time>', 'how long it holds: 30m, 8h, 90d, or a date', '8h')
    .addHelpText('after', environment)
    .action((options) =>
      run(
        () => import('../commands/token.ts'),
        ({ printToken }, config) => printToken(config, options),
      ),
    );

  const apiKeyCode = () => import('../commands/api-key.ts');
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
}
