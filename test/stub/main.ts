// The import service's stub by hand: `npm run stub:unilogin -- --help`.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { program } from 'commander';
import type { Identity } from './authority.ts';
import { ImportStub, type Trouble } from './import-stub.ts';

interface Options {
  folder: string;
  port: string;
  refuse: string[];
  agreements?: string[];
  passwords?: boolean;
  trouble?: Trouble;
}

program
  .name('stub:unilogin')
  .description("A stub of STIL's import service on this machine. What is delivered stays in memory.")
  .option('--folder <folder>', 'where the keys and certificates are written', 'data/unilogin-stub')
  .option('--port <port>', 'where it listens; 0 for a free one', '4443')
  .option('--refuse <id=text...>', 'persons to refuse by their local id, with the text of the answer', [])
  .option('--agreements <numbers...>', 'the institutions with an approved data agreement (all)')
  .option('--passwords', 'answer with initial passwords')
  .option('--trouble <what>', 'SILENCE, BREAK_OFF, ERROR, BUSY, UNSIGNED, BAD_SIGNATURE, NO_XML or STRANGE, every time')
  .action(run);

await program.parseAsync();

async function run(options: Options): Promise<void> {
  const stub = await ImportStub.start(Number(options.port));
  stub.refused = new Map(options.refuse.map((given) => given.split('=', 2) as [string, string]));
  stub.agreements = options.agreements ? new Set(options.agreements) : null;
  stub.withPasswords = options.passwords ?? false;
  stub.trouble = () => options.trouble;
  stub.onDelivery = ({ operation, institution, persons }, { refusal, created, updated, removed, rows }) =>
    console.log(
      `${operation} ${institution}: ${persons.length} persons, ${created.length} created, ${updated.length} updated, ${removed} removed, ${rows.length} refused${refusal ? `; ${refusal}` : ''}`,
    );
  console.log(
    `The import service's stub listens. Set:\n\n${variables(stub, write(path.resolve(options.folder), stub))}\n`,
  );
  process.once('SIGINT', () => void stub.close());
}

function write(folder: string, { authority, client }: { authority: { cert: string }; client: Identity }) {
  mkdirSync(folder, { recursive: true });
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder, name), text, { mode: 0o600 });
    return path.join(folder, name);
  };
  return {
    key: file('client-key.pem', client.key),
    cert: file('client.pem', client.cert),
    ca: file('ca.pem', authority.cert),
  };
}

const variables = ({ url, namespace }: ImportStub, files: ReturnType<typeof write>): string =>
  [
    `UNILOGIN_URL=${url}`,
    `UNILOGIN_NAMESPACE=${namespace}`,
    'UNILOGIN_PROVIDER_ID=12345',
    `UNILOGIN_KEY_FILE=${files.key}`,
    `UNILOGIN_CERT_FILE=${files.cert}`,
    `UNILOGIN_CA_FILE=${files.ca}`,
    `UNILOGIN_ANSWER_CA_FILE=${files.ca}`,
  ]
    .map((line) => `export ${line}`)
    .join('\n');
