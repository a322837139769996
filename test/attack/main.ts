// `npm run attack -- --help`: attacks on a product that it starts itself, on loopback, bounded; each prints its figures.
import { Option, program } from 'commander';
import type { Target } from './target.ts';
import { thisProduct } from './target.ts';

/** One attack: what it tries, and what it prints of how it went. */
interface Attack {
  description: string;
  load(): Promise<{ attack(target: Target): Promise<void> }>;
}

/** Each in a file of its own. */
const attacks: Record<string, Attack> = {
  crowd: {
    description:
      '200 anonymous clients ask for much for a minute, on both databases: does it live, and do others get answers.',
    load: () => import('./crowd.ts'),
  },
  'fragment-bomb': {
    description: 'Fragments that each spread the next one twice: how long a short query keeps the event loop.',
    load: () => import('./fragment-bomb.ts'),
  },
  'slow-query': {
    description: 'The largest queries that are let through: how long they keep the event loop at a stretch.',
    load: () => import('./slow-query.ts'),
  },
  loop: {
    description: 'Large bodies, batches and costly statements, one at a time: how long each keeps the event loop.',
    load: () => import('./loop.ts'),
  },
  lock: {
    description:
      'Holds what writers need from another connection for 8 s: what /health, public reads and a write meet.',
    load: () => import('./lock.ts'),
  },
  'slow-peers': {
    description:
      'Heads and bodies that drip in, readers that stand still, sockets that say nothing: how they end, and what others meet.',
    load: () => import('./slow-peers.ts'),
  },
  'load-beside': {
    description:
      'Loads the whole register, then 20,000 rows of people, beside a running server: what /health, public reads and writes meet.',
    load: () => import('./load-beside.ts'),
  },
  'dry-run-oracle': {
    description: 'Guesses a protected child’s names, birthday, sex and CPR number from answers to dry runs.',
    load: () => import('./dry-run-oracle.ts'),
  },
  'write-oracle': {
    description: 'Guesses a protected child’s CPR number by writes that store: externs with one number after another.',
    load: () => import('./write-oracle.ts'),
  },
};

program
  .name('npm run attack --')
  .description('Attacks a product that it starts itself, on loopback and bounded, and prints what came of it.');
for (const [name, { description, load }] of Object.entries(attacks))
  program
    .command(name)
    .description(description)
    .addOption(new Option('--product <folder>', 'the checkout to attack').default(thisProduct, 'this one'))
    .addOption(
      new Option('--database <kind>', 'what the product stores in; crowd takes both')
        .choices(['sqlite', 'postgresql'])
        .default('sqlite'),
    )
    .option('--only <words>', 'of an attack of many cases, those whose names hold these words')
    .action(async (target: Target) => (await load()).attack(target));

await program.parseAsync();
