import './production.ts';
import 'reflect-metadata';
import { inspect } from 'node:util';
import { program } from 'commander';
import { StartupError } from '../subgraphs/common/startup-error.ts';
import { maskCpr } from '../subgraphs/common/text/cpr-text.ts';
import { addAccess } from './command-line/access.ts';
import { addOperating } from './command-line/operating.ts';
import { addPeople } from './command-line/people.ts';
import { addRegisterData } from './command-line/register-data.ts';
import { addServing } from './command-line/serving.ts';
import { explainFailure } from './explain-failure.ts';

// Whatever this process makes is its owner's alone from the first byte: databases, logs, keys, reports, exports.
process.umask(0o077);

program.name('dagtilbudsgraf').description("Denmark's day-care register as one federated GraphQL API.");
addServing(program);
addRegisterData(program);
addPeople(program);
addOperating(program);
addAccess(program);

/** The last words of this process: errors of libraries repeat what they were given. */
function end(text: string): never {
  console.error(maskCpr(text));
  process.exit(1); // a server that could not start may still hold connections and timers
}

process.on('uncaughtException', (error) => end(inspect(error)));
try {
  await program.parseAsync();
} catch (error) {
  end((error instanceof StartupError ? error.message : explainFailure(error)) ?? inspect(error));
}
