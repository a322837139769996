import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { loadAffiliation } from '../gateway/commands/load-affiliation.ts';
import { signDevelopmentToken } from '../gateway/commands/token.ts';
import { type Config, readConfig } from '../gateway/config/config.ts';
import { startEmbedded } from '../gateway/server/start-embedded.ts';
import { sampleFolk } from '../prisma/seed/folk.ts';
import { sample } from '../prisma/seed/sample.ts';
import { openRegister } from '../subgraphs/register/register.ts';
import { type Ask, askOf } from '../test/support/ask.ts';

const kilde = 'Eksempelsystem';
const roles = ['kommunal', 'leverandoer', 'aftalegodkender'];

interface Measured {
  what: string;
  statements: number;
  milliseconds: number;
}

/** Measures the affiliation subgraph without people, then with them: loading, the tree to the groups, AULA, a delivery. */
export async function benchAffiliation(size: 'full' | 'national', times: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-bench-'));
  const config = readConfig(settings(folder));
  await storeRegister(config);
  const before = await measure(config, times);
  const file = path.join(folder, 'people.ndjson');
  let rows = 0;
  await pipeline(Readable.from(lines(size, () => rows++)), createWriteStream(file));
  const start = performance.now();
  await loadAffiliation(config, [file], { source: kilde });
  if (process.exitCode) throw new Error('the people were refused');
  const seconds = (performance.now() - start) / 1000;
  console.log(`${rows} rows loaded in ${seconds.toFixed(1)} s: ${Math.round(rows / seconds)} rows a second`);
  const after = await measure(config, times);
  console.table(
    after.map(({ what, statements, milliseconds }, i) => ({
      what,
      statements,
      'median ms': milliseconds.toFixed(1),
      'without people': before[i]?.milliseconds.toFixed(1),
      ratio: (milliseconds / (before[i]?.milliseconds ?? Number.NaN)).toFixed(2),
    })),
  );
  rmSync(folder, { recursive: true, force: true });
}

const settings = (folder: string) => ({
  PORT: '0',
  DATA_DIR: folder,
  REGISTER_MODE: 'sandbox',
  SAMPLE: 'none',
  AUTH_DEVELOPMENT: 'true',
  LOG_LEVEL: 'error',
});

function* lines(size: 'full' | 'national', count: () => void): Generator<string> {
  for (const row of sampleFolk(size)) {
    count();
    yield `${JSON.stringify(row)}\n`;
  }
}

/** The units alone: the sample's own people would be in the way of those that are loaded. */
async function storeRegister({ register: { databaseUrl, mode } }: Config): Promise<void> {
  const register = await openRegister(databaseUrl, { mode });
  await register.storeSample(sample('full'));
  await register.close();
}

/** The same questions, in turn, on a server of its own. */
async function measure(config: Config, times: number): Promise<Measured[]> {
  let statements = 0;
  const running = await startEmbedded(config, {
    affiliation: () => {
      statements++;
    },
  });
  const token = (kommuner: string[]) =>
    signDevelopmentToken(config, { subject: 'bench', roles, kommuner, cvrNumre: [], expires: '1h' });
  const ask = askOf(running.url, await token(['101', '740']));
  const enhed = await largest(ask);
  const measured: Measured[] = [];
  for (const [what, query] of Object.entries(questions(enhed))) {
    await ask(query);
    const taken: number[] = [];
    for (let i = 0; i < times; i++) {
      statements = 0;
      const start = performance.now();
      const { errors } = await ask(query);
      taken.push(performance.now() - start);
      if (errors) throw new Error(`${what}: ${errors[0]?.message}`);
    }
    measured.push({ what, statements, milliseconds: taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0 });
  }
  await running.close();
  return measured;
}

const questions = (enhed: string): Record<string, string> => ({
  'tree of 740 to the groups of children': tree('740'),
  'tree of 101 to the groups of children': tree('101'),
  'AULA readiness of 101': '{ aulaReadiness(where: { kommune: "101" }, first: 1000) { totalCount } }',
  'tree of 101 to the failing AULA checks':
    '{ kommune(kode: "101") { daginstitutioner(first: 1000) { nodes { anvisningsenheder { nummer aula { stage ready checks(onlyFailing: true) { code } } } } } } }',
  [`full delivery of ${enhed}, dry run`]: `mutation { prepareLevering(input: { enhedsNummer: "${enhed}", kilde: "${kilde}" }, dryRun: true) { errors { code } levering { antal { barn { created } ansat { created } kontakter } } } }`,
});

const tree = (kommune: string) =>
  `{ kommune(kode: "${kommune}") { navn daginstitutioner(first: 1000) { nodes { nummer navn anvisningsenheder { nummer navn grupper { kode navn gruppetype } } } } } }`;

/** An anvisningsenhed of Silkeborg with people, or any. */
async function largest(ask: Ask): Promise<string> {
  type Found = { anvisningsenheder: { nodes: { nummer: string; tilknytninger: { totalCount: number } | null }[] } };
  const { data } = await ask<Found>(
    '{ anvisningsenheder(first: 1000, where: { kommune: { eq: "740" }, aktivitetsstatus: { eq: "Aktiv" } }) { nodes { nummer tilknytninger(first: 0, where: { aktoertype: { eq: BARN } }) { totalCount } } } }',
  );
  const units = data?.anvisningsenheder.nodes ?? [];
  const distance = (count = 0) => Math.abs(count - 120);
  units.sort((a, b) => distance(a.tilknytninger?.totalCount) - distance(b.tilknytninger?.totalCount));
  return units[0]?.nummer ?? '';
}
