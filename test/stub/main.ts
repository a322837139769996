// The import service's stub by hand: `npm run stub:unilogin -- --help`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError, Option, program } from 'commander';
import type { Delivery } from './delivery.ts';
import { ImportStub } from './import-stub.ts';
import type { Result } from './loaded.ts';
import { type Trouble, troubles } from './trouble.ts';

interface Options {
  folder: string;
  port: number;
  refuse: Map<string, string>;
  agreements?: string[];
  passwords?: boolean;
  trouble?: Trouble;
}

program
  .name('stub:unilogin')
  .description("A stub of STIL's import service on this machine. What is delivered stays in memory.")
  .option('--folder <folder>', 'where the keys and certificates are written', 'data/unilogin-stub')
  .option('--port <port>', 'where it listens; 0 for a free one', toPort, 4443)
  .option(
    '--refuse <id=text>',
    'a person to refuse by its local id, with the text; may be given again',
    toRefused,
    new Map(),
  )
  .option('--agreements <numbers...>', 'the institutions with an approved data agreement (default: all)')
  .option('--passwords', 'answer with initial passwords')
  .addOption(new Option('--trouble <what>', 'what goes wrong with every request').choices(troubles))
  .action(run);

async function run({ folder, port, refuse, agreements, passwords, trouble }: Options): Promise<void> {
  const stub = await ImportStub.start(port);
  stub.refused = refuse;
  stub.agreements = agreements ? new Set(agreements) : null;
  stub.withPasswords = passwords ?? false;
  stub.trouble = () => trouble;
  stub.onDelivery = (delivery, result) => console.log(lineOf(delivery, result));
  console.log(
    `The stub of the import service listens. For the product, set:\n\n${variables(stub, path.resolve(folder))}\n`,
  );
}

/** No names, local ids or CPR numbers: only how many. */
function lineOf({ operation, institution, persons }: Delivery, result: Result): string {
  const { created, updated, removed, rows, refusal } = result;
  const counts = `${created.length} created, ${updated.length} updated, ${removed} removed, ${rows.length} refused`;
  return `${operation} ${institution}: ${persons.length} persons; ${refusal ?? counts}`;
}

/** Writes the keys and certificates, and says where they are. */
function variables({ url, namespace, authority, client }: ImportStub, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text, { mode: 0o600 });
    return path.join(folder, name);
  };
  const ca = file('ca.pem', authority.cert);
  const values = {
    URL: url,
    NAMESPACE: namespace,
    PROVIDER_ID: '12345',
    KEY_FILE: file('client-key.pem', client.key),
    CERT_FILE: file('client.pem', client.cert),
    CA_FILE: ca,
    ANSWER_CA_FILE: ca,
    SIGNER: 'CN=Importservice',
  };
  return Object.entries(values)
    .map(([name, value]) => `export UNILOGIN_${name}="${value}"`)
    .join('\n');
}

function toPort(given: string): number {
  if (!/^\d{1,5}$/.test(given) || Number(given) > 65535) throw new InvalidArgumentError('Give a port from 0 to 65535.');
  return Number(given);
}

function toRefused(given: string, before: Map<string, string>): Map<string, string> {
  const [, id, text] = /^([^=]+)=(.+)$/.exec(given) ?? [];
  if (!id || !text) throw new InvalidArgumentError('Give a local id and a text: child-7="CPR mangler".');
  return new Map(before).set(id, text);
}

await program.parseAsync();
