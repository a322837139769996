// Runs Prisma's command line for one subgraph on one database.
// Prisma wants the provider as a literal in the schema, so each datamodel is put behind a header per database.
import { type StdioOptions, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const subgraphs = ['register', 'affiliation'] as const;
const providers = ['sqlite', 'postgresql'] as const;
type Subgraph = (typeof subgraphs)[number];
type Provider = (typeof providers)[number];

const usage = `Usage:
  npm run prisma -- generate                              clients for both subgraphs on both databases
  npm run prisma -- <${subgraphs.join('|')}> <${providers.join('|')}> <any prisma command…>
    e.g. npm run prisma -- register sqlite migrate dev --name add-field
The database is DATABASE_URL, else a scratch SQLite file.`;

const inThisFolder = (name: string) => fileURLToPath(new URL(name, import.meta.url));

function schema(subgraph: Subgraph, provider: Provider): string {
  return `generator client {
  provider            = "prisma-client"
  output              = "../../../subgraphs/${subgraph}/generated/${provider}"
  previewFeatures     = ["partialIndexes"]
  moduleFormat        = "esm"
  compilerBuild       = "small" // half of the memory; plans are kept, and most statements go past it
  importFileExtension = "ts"
}

datasource db {
  provider = "${provider}"
}

${readFileSync(inThisFolder(`${subgraph}/models.prisma`), 'utf8')}`;
}

/** Renamed into place, so that another run at the same time never reads half a schema. */
function writeSchema(subgraph: Subgraph, provider: Provider): void {
  const folder = inThisFolder(`build/${subgraph}-${provider}`);
  mkdirSync(folder, { recursive: true });
  const draft = `${folder}/schema.prisma.${process.pid}`;
  writeFileSync(draft, schema(subgraph, provider));
  renameSync(draft, `${folder}/schema.prisma`);
}

function environment(subgraph: Subgraph, provider: Provider): NodeJS.ProcessEnv {
  const { DATABASE_URL } = process.env;
  return {
    ...process.env,
    // Prisma takes a relative file from the folder of its configuration, the product from where it was started.
    ...(DATABASE_URL && {
      DATABASE_URL: DATABASE_URL.replace(/^file:(?!\/)(.+)/, (_, f) => `file:${path.resolve(f)}`),
    }),
    PRISMA_SUBGRAPH: subgraph,
    PRISMA_PROVIDER: provider,
    // Prisma's native engine is a download outside npm; this stand-in has its protocol.
    PRISMA_SCHEMA_ENGINE_BINARY: inThisFolder('engine/schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
}

function start(subgraph: Subgraph, provider: Provider, args: string[], stdio: StdioOptions) {
  writeSchema(subgraph, provider);
  const cli = fileURLToPath(import.meta.resolve('prisma/build/index.js'));
  const options = { env: environment(subgraph, provider), stdio };
  return spawn(process.execPath, [cli, ...args, '--config', inThisFolder('prisma.config.ts')], options);
}

function run(subgraph: Subgraph, provider: Provider, args: string[]): Promise<number> {
  const child = start(subgraph, provider, args, 'inherit');
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)));
}

/** Says nothing when all went well, since every `npm ci` runs it; else all that the failing run said. */
async function generate(subgraph: Subgraph, provider: Provider): Promise<number> {
  const child = start(subgraph, provider, ['generate', '--no-hints'], ['ignore', 'pipe', 'pipe']);
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  const code = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 1)));
  if (code !== 0) process.stderr.write(`prisma generate failed for ${subgraph} on ${provider}:\n${said}`);
  return code;
}

/** Prisma's command line makes the clients and is not shipped: who leaves it out must have made them before. */
function isWithoutPrisma(): boolean {
  try {
    import.meta.resolve('prisma/build/index.js');
    return false;
  } catch {
    return true;
  }
}

const hasClients = (): boolean =>
  subgraphs.every((name) => providers.every((p) => existsSync(inThisFolder(`../subgraphs/${name}/generated/${p}`))));

const [first, second, ...rest] = process.argv.slice(2);
const subgraph = subgraphs.find((name) => name === first);
const provider = providers.find((name) => name === second);
if (first === 'generate' && isWithoutPrisma()) {
  if (!hasClients()) {
    console.error('The database clients are made by Prisma, a development dependency: npm ci && npm prune --omit=dev');
    process.exitCode = 1;
  }
} else if (first === 'generate' && second === undefined) {
  const runs = subgraphs.flatMap((s) => providers.map((p) => generate(s, p)));
  process.exitCode = Math.max(...(await Promise.all(runs)));
} else if (subgraph && provider && rest.length > 0) process.exitCode = await run(subgraph, provider, rest);
else {
  console.log(usage);
  process.exitCode = process.argv.includes('--help') ? 0 : 2;
}
