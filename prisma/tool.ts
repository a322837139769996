// Runs Prisma's command line for one subgraph on one database.
// Prisma wants the provider as a literal in the schema, so each datamodel is put behind a header per database.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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

const inThisFolder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function schema(subgraph: Subgraph, provider: Provider): string {
  return `generator client {
  provider            = "prisma-client"
  output              = "../../../subgraphs/${subgraph}/generated/${provider}"
  previewFeatures     = ["partialIndexes"]
  moduleFormat        = "esm"
  importFileExtension = "ts"
}

datasource db {
  provider = "${provider}"
}

${readFileSync(inThisFolder(`${subgraph}/models.prisma`), 'utf8')}`;
}

function run(subgraph: Subgraph, provider: Provider, args: string[]): Promise<number> {
  const folder = inThisFolder(`build/${subgraph}-${provider}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/schema.prisma`, schema(subgraph, provider));
  const env = {
    ...process.env,
    PRISMA_SUBGRAPH: subgraph,
    PRISMA_PROVIDER: provider,
    // Prisma's native engine is a download outside npm; this stand-in has its protocol.
    PRISMA_SCHEMA_ENGINE_BINARY: inThisFolder('engine/schema-engine.mjs'),
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  };
  const cli = fileURLToPath(import.meta.resolve('prisma/build/index.js'));
  const quiet = args[0] === 'generate';
  const child = spawn(process.execPath, [cli, ...args, '--config', inThisFolder('prisma.config.ts')], {
    env,
    stdio: quiet ? ['ignore', 'ignore', 'inherit'] : 'inherit',
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

async function generateAll(): Promise<number> {
  const runs = subgraphs.flatMap((s) => providers.map((p) => run(s, p, ['generate', '--no-hints'])));
  return Math.max(...(await Promise.all(runs)));
}

const [first, second, ...rest] = process.argv.slice(2);
const subgraph = subgraphs.find((s) => s === first);
const provider = providers.find((p) => p === second);
if (first === 'generate') process.exitCode = await generateAll();
else if (subgraph && provider && rest.length > 0) process.exitCode = await run(subgraph, provider, rest);
else {
  console.log(usage);
  process.exitCode = first === '--help' ? 0 : 2;
}
