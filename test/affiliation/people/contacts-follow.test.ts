import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { today } from '../../../subgraphs/common/clock.ts';
import { addDays } from '../../../subgraphs/common/parse/days.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { loadPeople } from '../../support/load-people.ts';
import { newFolder } from '../../support/new-database.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

interface Answer {
  errors: { code: string }[];
  changes: { objectKind: string; id: string }[];
}

const kilde = 'Nord';
const folder = newFolder();
let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
let enhed: string;
/** Each test has a child of its own, with a mother who is a contact for good, and a father who is one until `fars`. */
let serial = 0;
let child: string;
let tie: string;
const day = (n: number) => addDays(today(), n);
const fars = day(200);

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', '740');
  const where = { kommuneKode: '740', niveau: 'anvisningsenhed', aktiv: true };
  enhed = (await affiliation.database.read.enhed.findFirstOrThrow({ where })).nummer;
  const gruppe = { enhed, kilde, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' };
  await write('createGruppe', gruppe);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  folder.remove();
});
beforeEach(async () => {
  child = `B${++serial}`;
  const made = await write(
    'attachBarn',
    barn([kontakt('Mor', {}), kontakt('Far', { gyldigFra: day(-30), gyldigTil: fars })]),
  );
  expect(made.errors).toEqual([]);
  const rows = await ties();
  tie = rows.find(({ aktoertype }) => aktoertype === 'barn')?.id ?? '';
});

const person = (n: number, fornavn: string) => ({ cpr: testCpr(n), fornavn, efternavn: 'Prøve', beskyttet: false });
const kontakt = (relation: string, more: object) => ({
  ...{ person: person(serial * 10 + (relation === 'Mor' ? 1 : 2), relation), relation, foraeldremyndighed: true },
  ...more,
});
const barn = (kontakter: object[] | null, more: object = {}) => ({
  ...{ enhed, kilde, lokalId: child, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', gyldigFra: day(-30) },
  ...{ person: person(serial * 10, 'Barn'), kontakter, ...more },
});

async function write(mutation: string, input: object): Promise<Answer> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { errors { code } changes { objectKind id } } }`;
  return (await get<{ it: Answer }>(ask, query, { input })).it;
}

const ties = async () => {
  const persons = await affiliation.database.read.tilknytning.findMany({ where: { lokalId: child, toChange: null } });
  const barnId = persons[0]?.personId ?? '';
  const OR = [{ personId: barnId }, { barnId }];
  return affiliation.database.read.tilknytning.findMany({ where: { toChange: null, OR }, orderBy: { id: 'asc' } });
};

/** The ends of the child, its mother and its father; "off" for one that was called off. */
async function ends(): Promise<Record<string, string | null>> {
  const rows = await ties();
  return Object.fromEntries(
    rows.map(({ aktoertype, relation, gyldigTil, aflyst }) => [relation ?? aktoertype, aflyst ? 'off' : gyldigTil]),
  );
}

const end = (sidsteDag: string) => write('endTilknytning', { id: tie, kilde, sidsteDag });
const change = (gyldigTil: string | null) => write('updateTilknytning', { id: tie, kilde, gyldigTil });

async function load(rows: object[], full = false) {
  const about = { kilde, full, confirmRemovals: true, today: today() };
  const report = await loadPeople(affiliation, rows, { ...about, rowsAtOnce: 2 });
  expect(report.refusals).toEqual([]);
  return report;
}
const row = (kontakter: object[] | null, more: object) => {
  const { kilde: _, ...fields } = barn(kontakter, more);
  return { type: 'barn', ...fields };
};

describe('the contacts of a child', () => {
  it('end with it, and come back with it to the ends that were theirs', async () => {
    expect(await ends()).toEqual({ barn: null, Mor: null, Far: fars });
    await end(day(100));
    expect(await ends()).toEqual({ barn: day(100), Mor: day(100), Far: day(100) });
    await end(day(150));
    expect(await ends()).toEqual({ barn: day(150), Mor: day(150), Far: day(150) });
    expect((await end(day(120))).changes).toHaveLength(3);
    await end(day(300));
    expect(await ends()).toEqual({ barn: day(300), Mor: day(300), Far: fars });
    await change(null);
    expect(await ends()).toEqual({ barn: null, Mor: null, Far: fars });
  });

  it('never outlive it, whichever mutation shortens it', async () => {
    await change(day(50));
    expect(await ends()).toEqual({ barn: day(50), Mor: day(50), Far: day(50) });
  });

  it('that ended by a word of their own stay ended when the child goes on', async () => {
    const mor = (await ties()).find(({ relation }) => relation === 'Mor')?.id;
    await write('endTilknytning', { id: mor, kilde, sidsteDag: day(100) });
    await end(day(100));
    await change(null);
    expect(await ends()).toEqual({ barn: null, Mor: day(100), Far: fars });
  });

  it('that were to come after its end are called off, and come when it goes on; not those called off by name', async () => {
    const attach = (n: number, relation: string) =>
      write('attachKontakt', {
        ...{ barnTilknytningId: tie, kilde, person: person(n, 'Ny'), relation, foraeldremyndighed: true },
        gyldigFra: day(120),
      });
    await attach(serial * 10 + 3, 'Andet');
    await attach(serial * 10 + 4, 'Officielt tilknyttet person');
    const official = (await ties()).find(({ relation }) => relation?.startsWith('Officielt'))?.id;
    const cancel =
      'mutation ($input: CancelTilknytningInput!) { cancelTilknytning(input: $input) { errors { code } } }';
    expect(await get(ask, cancel, { input: { id: official, kilde } })).toEqual({ cancelTilknytning: { errors: [] } });
    await end(day(100));
    expect(await ends()).toMatchObject({ Andet: 'off', 'Officielt tilknyttet person': 'off', Mor: day(100) });
    await change(null);
    expect(await ends()).toMatchObject({ Andet: null, 'Officielt tilknyttet person': 'off', Mor: null });
  });

  it('that begin with it begin with it still when its first day is another', async () => {
    await write('updateTilknytning', { id: tie, kilde, gyldigFra: day(-60) });
    const first = (await ties()).map(({ gyldigFra }) => gyldigFra);
    expect(first).toEqual([day(-60), day(-60), day(-60)]);
  });

  it('go with it when a file ends and lengthens it without a word of them', async () => {
    await load([row(null, { gyldigTil: day(100) })]);
    expect(await ends()).toEqual({ barn: day(100), Mor: day(100), Far: day(100) });
    await load([row(null, { gyldigTil: null })]);
    expect(await ends()).toEqual({ barn: null, Mor: null, Far: fars });
    expect(await load([row(null, { gyldigTil: null })])).toMatchObject({ changes: null });
  });

  it('are as the row of the child has them, when it has them', async () => {
    await load([row(null, { gyldigTil: day(100) })]);
    await load([row([kontakt('Mor', {})], { gyldigTil: null })]);
    expect(await ends()).toEqual({ barn: null, Mor: null, Far: day(-1) });
  });

  it('come back with a child that a full file had lost', async () => {
    const other = { ...row(null, {}), lokalId: `X${serial}`, person: person(serial * 10 + 5, 'Anden') };
    await load([other], true);
    expect(await ends()).toEqual({ barn: day(-1), Mor: day(-1), Far: day(-1) });
    await load([other, row(null, { gyldigTil: null })], true);
    expect(await ends()).toEqual({ barn: null, Mor: null, Far: fars });
  });
});

describe('the end of a tie', () => {
  it('can be changed and lifted until its day, and not from its day on', async () => {
    await end(day(1));
    expect((await end(day(2))).errors).toEqual([]);
    expect((await end(day(0))).errors).toEqual([]);
    for (const refused of [await end(day(1)), await end(day(-1)), await change(null), await change(day(5))])
      expect(refused.errors).toEqual([{ code: 'TILKNYTNING_ENDED' }]);
    expect((await end(day(0))).errors).toEqual([]);
    expect((await write('updateTilknytning', { id: tie, kilde, lokation: 'Hus 2' })).errors).toEqual([]);
    expect(await ends()).toEqual({ barn: day(0), Mor: day(0), Far: day(0) });
  });
});
