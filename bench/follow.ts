import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Answer, askOf } from '../test/support/ask.ts';

/** A checkout of the product with data of its own, run from its sources. */
interface Product {
  folder: string;
  dataDir: string;
}

const hook = fileURLToPath(new URL('follow-hook.mjs', import.meta.url));
const kilde = 'Eksempelsystem';

/** Those of the small sample. */
const kommuner = ['101', '147', '151', '461', '563', '740', '751', '851'];

/**
 * The files that a use case runs through from its entry to the database: those of which a function is called between the
 * request and its answer. What only starts the process does not count.
 */
export async function measureFollowing(folder: string, isListed: boolean): Promise<void> {
  const product = { folder, dataDir: mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-follow-')) };
  try {
    for (const [what, files] of [...(await followRequests(product)), await followLoad(product)])
      tell(product, what, files, isListed);
  } finally {
    rmSync(product.dataDir, { recursive: true, force: true });
  }
}

function tell({ folder }: Product, what: string, urls: readonly string[], isListed: boolean): void {
  const files = urls
    .filter((url) => url.startsWith('file:'))
    .map((url) => path.relative(folder, fileURLToPath(url.split('?')[0] ?? '')))
    .filter((file) => /^(gateway|subgraphs)\//.test(file) && !file.includes('/generated/'))
    .sort();
  const own = files.filter((file) => /^subgraphs\/(register|affiliation)\//.test(file));
  const common = files.filter((file) => file.startsWith('subgraphs/common/')).length;
  const rest = `common ${common}, gateway ${files.length - own.length - common}`;
  console.log(`files to follow ${what.padEnd(22)} ${own.length} of the subgraphs (and ${rest})`);
  if (isListed) for (const file of files) console.log(`  ${file}`);
}

function start({ folder, dataDir }: Product, args: string[], over: object = {}): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  const settings = { SAMPLE: 'small', REGISTER_MODE: 'sandbox', REGISTER_POLL_MS: '600000', RECHECK: 'off' };
  const env = {
    PATH,
    HOME,
    DATA_DIR: dataDir,
    PORT: '0',
    AUTH_DEVELOPMENT: 'true',
    LOG_LEVEL: 'error',
    ...settings,
    ...over,
  };
  const options = { cwd: folder, env, silent: true, execArgv: ['--import', 'tsx', '--import', hook] };
  return fork(path.join(folder, 'gateway/main.ts'), args, options);
}

function runCommand(product: Product, args: string[], over: object = {}): Promise<string> {
  const child = start(product, args, over);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output.trim()) : reject(new Error(`${args[0]}: ${output}`))));
  });
}

/** Loads a file of the register's own from where it is opened; what makes the empty register before does not count. */
async function followLoad(product: Product): Promise<[string, string[]]> {
  const [file, to] = ['samlet.csv', 'followed.json'].map((name) => path.join(product.dataDir, name)) as [
    string,
    string,
  ];
  await runCommand(product, ['sample', file, '--size', 'small']);
  const other = { DATA_DIR: path.join(product.dataDir, 'loaded'), SAMPLE: 'none', REGISTER_MODE: 'authoritative' };
  await runCommand(product, ['load', file], { ...other, FOLLOW_FROM: file, FOLLOW_TO: to });
  return ['load', JSON.parse(readFileSync(to, 'utf8')) as string[]];
}

/** Serves the product and asks it for one use case after the other; each once before, so that caches and connections are there. */
async function followRequests(product: Product): Promise<[string, string[]][]> {
  const token = await runCommand(product, ['token', '--role', 'kommunal', '--expires', '1h', '--kommune', ...kommuner]);
  const child = start(product, ['all']);
  try {
    const ask = askOf(await addressOf(child), token);
    const people = path.join(product.dataDir, 'people.ndjson');
    await runCommand(product, ['sample-affiliation', people, '--size', 'small']);
    await runCommand(product, ['load-affiliation', people, '--source', kilde]);
    const { data } = await ask<Units>(unitsQuery);
    const move = moveAmong(data?.kommune.daginstitutioner.nodes ?? []);
    const useCases: [string, () => Promise<Answer<object>>][] = [
      ['nested query', () => ask(nestedQuery)],
      // Before the move, which the affiliation would follow first.
      ['prepareLevering', () => ask(prepareMutation, { input: { enhedsNummer: firstEnhed(people), kilde } })],
      ['moveAnvisningsenhed', () => ask(moveMutation, { input: move })],
    ];
    const followed: [string, string[]][] = [];
    for (const [what, run] of useCases) {
      await filesSince(child);
      const { data, errors } = await run();
      const refused = Object.values(data ?? {}).flatMap((one) => (one as { errors?: object[] }).errors ?? []);
      if (errors || refused.length > 0) throw new Error(`${what}: ${JSON.stringify(errors ?? refused)}`);
      followed.push([what, await filesSince(child)]);
    }
    return followed;
  } finally {
    child.kill();
  }
}

interface Institution {
  nummer: string;
  aktiv: boolean;
  ejerform: { kode: string };
  lovgrundlag: { kode: string };
  anvisningsenheder: { nummer: string; aktiv: boolean }[];
}

interface Units {
  kommune: { daginstitutioner: { nodes: Institution[] } };
}

const unitsQuery = `{ kommune(kode: "101") { daginstitutioner(first: 100) { nodes {
  nummer aktiv ejerform { kode } lovgrundlag { kode } anvisningsenheder { nummer aktiv } } } } }`;

/** A unit that may go to another institution: to one of the same kind. */
function moveAmong(all: readonly Institution[]) {
  const active = all.filter(({ aktiv }) => aktiv);
  const isAlike = (a: Institution, b: Institution) =>
    a !== b && a.ejerform.kode === b.ejerform.kode && a.lovgrundlag.kode === b.lovgrundlag.kode;
  const from = active.find((one) => one.anvisningsenheder.length > 1 && active.some((to) => isAlike(one, to)));
  const to = active.find((one) => from && isAlike(one, from));
  const enhed = from?.anvisningsenheder.findLast(({ aktiv }) => aktiv);
  return { nummer: enhed?.nummer, daginstitutionsNummer: to?.nummer };
}

/** The first unit that a file of people has a child of. */
function firstEnhed(people: string): string | undefined {
  const rows = readFileSync(people, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; enhed: string });
  return rows.find(({ type }) => type === 'barn')?.enhed;
}

const nestedQuery = `{ kommune(kode: "101") { navn daginstitutioner(first: 3, where: { navn: { contains: "a" } }) { totalCount nodes {
  nummer navn ejerform { tekst } anvisningsenheder { nummer navn adresse { vejNavn } alternativeAdresser { nummer navn }
    unilogin { institutionsnummer } dagplejegrupper { navn } } } } } }`;

const moveMutation = `mutation ($input: MoveAnvisningsenhedInput!) { moveAnvisningsenhed(input: $input) {
  anvisningsenhed { nummer } changes { dagtilbud { nummer } } errors { code } } }`;

const prepareMutation = `mutation ($input: PrepareLeveringInput!) { prepareLevering(input: $input) {
  levering { id status } forskelle { lokalId virkning } errors { code } } }`;

/** What has run since this was last asked. */
function filesSince(child: ChildProcess): Promise<string[]> {
  return new Promise((resolve) => {
    child.once('message', ({ files }: { files: string[] }) => resolve(files));
    child.send('take');
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text) => {
        output += text;
        const found = /answers at (\S+)\/graphql/.exec(output)?.[1];
        if (found) resolve(found);
      });
    child.once('close', () => reject(new Error(`did not start: ${output}`)));
  });
}
