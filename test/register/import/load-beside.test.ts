import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRegisterDatabase, type RegisterDatabase } from '../../../subgraphs/register/database.ts';
import { loadFile } from '../../../subgraphs/register/import/load-file.ts';
import { sampleRows } from '../../../subgraphs/register/import/store-sample.ts';
import { Kodebog } from '../../../subgraphs/register/kodeliste/kodebog.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { startAsSupport, type TestServer } from '../../support/server.ts';

let server: TestServer;
/** As the command has it, beside the server. */
let loader: RegisterDatabase;
beforeEach(async () => {
  server = await startAsSupport();
  loader = await openRegisterDatabase(server.databases.register);
});
afterEach(async () => {
  await loader.close();
  await server.close();
});

type Row = { daginstitutionsNummer: string; daginstitutionsNavn: string; ejerformKode: string; admKommuneKode: string };
const institution = (nummer: string, navn: string): Row => ({
  daginstitutionsNummer: nummer,
  daginstitutionsNavn: navn,
  ejerformKode: '1',
  admKommuneKode: '101',
});

async function load(database: RegisterDatabase, ...rows: Row[]) {
  const origin = { actor: 'test', requestId: 'test', source: 'test' };
  return loadFile(
    database,
    await Kodebog.read(database),
    sampleRows(() => rows),
    origin,
  );
}

/** Lets others come in each time the load has read the objects of its file, outside of any transaction. */
function interrupted(come: (time: number) => Promise<unknown>): { database: RegisterDatabase; times(): number } {
  let times = 0;
  const query: RegisterDatabase['query'] = async (statement) => {
    const rows = await loader.query(statement);
    if (/^SELECT \* FROM "Daginstitution"/.test(statement.sql.trim())) await come(++times);
    return rows as never;
  };
  return { database: { ...loader, query }, times: () => times };
}

const create = async (ask: Ask, navn: string): Promise<number> => {
  const input = `navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101"`;
  const query = `mutation { createDaginstitution(input: { ${input} }) { errors { code } changeset { last } } }`;
  const made = await get<{ createDaginstitution: { errors: object[]; changeset: { last: number } } }>(ask, query);
  expect(made.createDaginstitution.errors).toEqual([]);
  return made.createDaginstitution.changeset.last;
};
const rename = (nummer: string, navn: string) =>
  get(
    server.ask,
    `mutation { updateDaginstitution(input: { nummer: "${nummer}", navn: "${navn}" }) { errors { code } } }`,
  );
const institutionOf = (nummer: string) =>
  get<{ daginstitution: { navn: string; version: number } | null }>(
    server.ask,
    `{ daginstitution(nummer: "${nummer}") { navn version } }`,
  ).then(({ daginstitution }) => daginstitution);

describe('a load of the register beside a server', () => {
  it('keeps nobody waiting while it checks its file: who writes then is there before it', async () => {
    const written: number[] = [];
    const beside = interrupted(async () => void written.push(await create(server.ask, 'Imens')));
    const { changes, created } = await load(beside.database, institution('G80001', 'Fra filen'));
    expect(beside.times()).toBe(1);
    expect(created.total).toBe(1);
    expect(written).toEqual([(changes?.first ?? 0) - 1]);
    expect(await institutionOf('G80001')).toMatchObject({ navn: 'Fra filen', version: 1 });
  });

  it('takes in what others changed of its objects meanwhile, and stores what its file says of them now', async () => {
    await load(loader, institution('G80001', 'Solen'), institution('G80002', 'Månen'));
    const beside = interrupted((time) => (time === 1 ? rename('G80001', 'Omdøbt') : Promise.resolve()));
    const report = await load(beside.database, institution('G80001', 'Solen'), institution('G80002', 'Stjernen'));
    expect(beside.times()).toBe(2);
    expect(report).toMatchObject({ changed: { total: 2 }, unchanged: { total: 0 }, stored: true });
    expect(await institutionOf('G80001')).toMatchObject({ navn: 'Solen', version: 3 });
    expect(await institutionOf('G80002')).toMatchObject({ navn: 'Stjernen', version: 2 });
  });

  it('comes to its end however often others are before it, and remarks on each row once', async () => {
    await load(loader, institution('G80001', 'Solen'));
    const beside = interrupted((time) => rename('G80001', `Omdøbt ${time}`));
    const report = await load(beside.database, { ...institution('G80001', 'Solen'), ejerformKode: '' });
    expect(beside.times()).toBe(3);
    expect(report).toMatchObject({ changed: { total: 1 }, stored: true });
    const lines = report.remarks.map(({ line, code }) => `${line} ${code}`);
    expect(lines.length).toBeGreaterThan(0);
    expect(new Set(lines).size).toBe(lines.length);
    expect(await institutionOf('G80001')).toMatchObject({ version: 5 });
  });

  it('takes no turn at all when its file changes nothing', async () => {
    await load(loader, institution('G80001', 'Solen'));
    const transactions: unknown[] = [];
    const jobs = new Proxy(loader.jobs, {
      get: (client, name) => {
        if (name === '$transaction') transactions.push(name);
        return Reflect.get(client, name);
      },
    });
    expect(await load({ ...loader, jobs }, institution('G80001', 'Solen'))).toMatchObject({ unchanged: { total: 1 } });
    expect(transactions).toEqual([]);
    expect(await load({ ...loader, jobs }, institution('G80001', 'Månen'))).toMatchObject({ changed: { total: 1 } });
    expect(transactions.length).toBe(1);
  });
});
