import type { Command } from 'commander';
import { environment } from '../config/environment.ts';
import { run } from './run.ts';

/** Commands that serve. */
export function addServing(program: Command): void {
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
          () => import('../commands/serve.ts'),
          ({ serve }, config) => serve(config, shape, options),
        ),
      );

  program
    .command('init')
    .description('Makes the databases that are not there, empty. ENVIRONMENT=production makes none otherwise.')
    .addHelpText('after', environment)
    .action(() =>
      run(
        () => import('../commands/init.ts'),
        ({ init }, config) => init(config),
      ),
    );

  program
    .command('supergraph')
    .description(
      'Writes the supergraph with the addresses of REGISTER_URL and AFFILIATION_URL, for another router in the place of the gateway: docs/routers.md.',
    )
    .argument('[file]', 'the file to write; - for standard output', '-')
    .addHelpText('after', environment)
    .action((file: string) =>
      run(
        () => import('../commands/supergraph.ts'),
        ({ writeSupergraph }, config) => writeSupergraph(file, config),
      ),
    );
}
