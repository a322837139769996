import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { type Ask, askOf } from '../support/ask.ts';
import { nord } from '../support/dagpleje.ts';
import { get } from '../support/get.ts';
import { newStore, type Started, type Store, shapes } from '../support/put-back.ts';

type Group = { navn: string; anvisningsenhed?: { navn: string } };

describe.each(shapes)('the state after a change, in %s', (shape) => {
  let store: Store;
  let started: Started;
  let ask: Ask;
  let token: string;
  const made: { id: string; register: number; affiliation: number; name: string } = {
    ...{ id: '', register: 0, affiliation: 0, name: '' },
  };

  beforeAll(async () => {
    store = await newStore();
    started = await store.start(shape);
    const claims = {
      subject: 'anna',
      roles: ['kommunal'],
      kommuner: ['740'],
      cvrNumre: [],
      enheder: [],
      expires: '1h',
    };
    token = await signDevelopmentToken(started.config, claims);
    ask = askOf(started.url, token);
    made.name = (await unit('')).navn;
    made.register = await head('changes');
    const { createDagplejegruppe } = await get<{ createDagplejegruppe: { dagplejegruppe: { id: string } } }>(
      ask,
      `mutation { createDagplejegruppe(input: { anvisningsenhedsNummer: "${nord}", navn: "Ørnene", basis: "andet" }) { dagplejegruppe { id } } }`,
    );
    made.id = createDagplejegruppe.dagplejegruppe.id;
    made.affiliation = await head('affiliationChanges');
    await get(
      ask,
      `mutation { updateDagplejegruppe(input: { id: "${made.id}", navn: "Ålene" }) { errors { code } }
        updateAnvisningsenhed(input: { nummer: "${nord}", navn: "Nyt navn" }) { errors { code } } }`,
    );
  });
  afterAll(async () => {
    await started.stop();
    await store.remove();
  });

  const head = async (log: 'changes' | 'affiliationChanges'): Promise<number> =>
    (await get<Record<string, { head: number }>>(ask, `{ ${log}(first: 0) { head } }`))[log]?.head ?? 0;
  const unit = async (moment: string) => {
    const query = `{ anvisningsenhed(nummer: "${nord}"${moment}) { navn dagplejegrupper { navn } } }`;
    return (await get<{ anvisningsenhed: { navn: string; dagplejegrupper: Group[] } }>(ask, query)).anvisningsenhed;
  };
  const group = async (moment: string): Promise<Group> => {
    const query = `{ dagplejegruppe(id: "${made.id}"${moment}) { navn anvisningsenhed { navn } } }`;
    return (await get<{ dagplejegruppe: Group }>(ask, query)).dagplejegruppe;
  };

  it('is that of the subgraph whose field is asked; what the other one adds is of now', async () => {
    const now = { navn: 'Nyt navn', dagplejegrupper: expect.arrayContaining([{ navn: 'Ålene' }]) };
    expect(await unit('')).toEqual(now);
    expect(await unit(`, asOfChange: ${made.register}`)).toEqual({ ...now, navn: made.name });
    expect(await group('')).toEqual({ navn: 'Ålene', anvisningsenhed: { navn: 'Nyt navn' } });
    expect(await group(`, asOfChange: ${made.affiliation}`)).toEqual({
      navn: 'Ørnene',
      anvisningsenhed: { navn: 'Nyt navn' },
    });
  });

  it('is asked of the other subgraph by the moment of the change', async () => {
    const at = `{ affiliationChanges(after: ${made.affiliation - 1}, first: 1) { nodes { changeset { at } } } }`;
    const { affiliationChanges } = await get<{ affiliationChanges: { nodes: { changeset: { at: string } }[] } }>(
      ask,
      at,
    );
    const moment = `, asOf: "${affiliationChanges.nodes[0]?.changeset.at}"`;
    expect(await group(moment)).toEqual({ navn: 'Ørnene', anvisningsenhed: { navn: 'Nyt navn' } });
    expect((await unit(moment)).navn).toBe(made.name);
  });

  it('is refused alike, whichever subgraph is asked', async () => {
    const codesOf = async (moment: string) =>
      (
        await ask(
          `{ dagplejegruppe(id: "${made.id}", ${moment}) { navn } anvisningsenhed(nummer: "${nord}", ${moment}) { navn } }`,
        )
      ).errors
        ?.map(({ extensions, path }) => `${path?.[0]} ${extensions?.code}`)
        .sort();
    const both = (code: string) => [`anvisningsenhed ${code}`, `dagplejegruppe ${code}`];
    expect(await codesOf('asOfChange: 0')).toEqual(both('CHANGE_BEFORE_FIRST'));
    expect(await codesOf('asOfChange: 1000000')).toEqual(both('CHANGE_BEYOND_HEAD'));
    expect(await codesOf('asOfChange: 1, asOf: "2026-01-31T12:00Z"')).toEqual(both('AS_OF_TWICE'));
  });

  it('is refused in files as in queries, through the same door', async () => {
    const answers = ['samlet.csv', 'aula.csv'].map((file) =>
      fetch(`${started.url}/eksport/${file}?asOfChange=1000000`, { headers: { authorization: '' } }),
    );
    const [samlet, aula] = await Promise.all(answers);
    expect(await samlet?.json()).toMatchObject({ code: 'CHANGE_BEYOND_HEAD', field: 'asOfChange' });
    expect(aula?.status).toBe(401);
    const authorization = `Bearer ${token}`;
    const readiness = (asOf: string) =>
      fetch(`${started.url}/eksport/aula.csv?kommune=740&${asOf}`, { headers: { authorization } });
    expect(await (await readiness('asOfChange=1000000')).json()).toMatchObject({ code: 'CHANGE_BEYOND_HEAD' });
    expect((await readiness(`asOfChange=${made.affiliation}`)).status).toBe(200);
    const file = await fetch(`${started.url}/eksport/anvisningsenhed.csv?asOfChange=${made.register}`);
    expect(file.headers.get('x-register-change')).toBe(String(made.register));
    expect(await file.text()).toContain(`${nord};"${made.name}"`.replace(/"/g, ''));
  });
});
