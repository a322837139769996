import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../../subgraphs/common/parse/days.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const kommune = '740';
const [enhed = ''] = unitsOf(kommune);
const [elsewhere = ''] = unitsOf('101');
const kilde = 'Testsystem';
const limits = { day: 5, year: 8, all: 12 };

let server: TestServer;
let affiliation: TestAffiliation;
let ask: Ask;
/** Of a protected child, whom the caller may not see. */
const hidden = testCpr();
let childId: string;

beforeAll(async () => {
  server = await startTestServer({
    REGISTER_MODE: 'sandbox',
    CPR_BIRTHDAY_PER_DAY: String(limits.day),
    CPR_BIRTHDAY_PER_YEAR: String(limits.year),
    CPR_BIRTHDAY_ALL_PER_DAY: String(limits.all),
  });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', kommune, '101');
  childId = await storePeople(affiliation, kommune, ({ person, tie }) => {
    const personId = person({ cpr: hidden, beskyttet: true, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' });
    tie({ personId, aktoertype: 'barn', enhedsNummer: enhed, lokalId: 'skjult' });
    return personId;
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});
beforeEach(async () => {
  await affiliation.database.write.cprfoedselsdag.deleteMany();
});

let serial = 0;
const ekstern = (cpr: string, at = enhed) => ({
  ekstern: {
    ...{ enhed: at, lokalId: `ny-${++serial}`, rolle: 'Ekstern', gyldigFra: '2099-01-01' },
    person: { cpr, fornavn: 'Ny', efternavn: 'Person' },
  },
});
interface Payload {
  errors: { code: string; retryAfter: number | null }[];
  changes: object[];
}
const apply = async (rows: object[], { as = ask, dryRun = false } = {}): Promise<Payload> => {
  const query = `mutation ($rows: [TilknytningRowInput!]!, $dryRun: Boolean!) {
    it: applyTilknytninger(input: { kilde: "${kilde}", rows: $rows }, dryRun: $dryRun) { errors { code retryAfter } changes { id } } }`;
  return (await get<{ it: Payload }>(as, query, { rows, dryRun })).it;
};
const codes = ({ errors }: Payload) => [...new Set(errors.map(({ code }) => code))];
/** All of one birthday. */
const numre = (count: number) => Array.from({ length: count }, () => testCpr());
const rows = (given: string[]) => given.map((cpr) => ekstern(cpr));

describe('CPR numbers of one birth date', () => {
  it('are few for one caller in a day, also where a write stores them', async () => {
    expect(codes(await apply(rows(numre(limits.day))))).toEqual([]);
    const { errors, changes } = await apply(rows(numre(1)));
    expect([errors.map(({ code }) => code), changes]).toEqual([['CPR_LIMIT'], []]);
    expect(errors[0]?.retryAfter).toBeGreaterThan(0);
  });

  it('are counted together by whatever door', async () => {
    const dryRun = true;
    expect(codes(await apply(rows(numre(2)), { dryRun }))).toEqual([]);
    const change = 'mutation ($i: ChangeCprInput!) { it: changeCpr(input: $i, dryRun: true) { errors { code } } }';
    const changed = async () => get<{ it: Payload }>(ask, change, { i: { personId: childId, cpr: testCpr() } });
    const search = (cpr: string) =>
      ask('query ($w: PersonWhere) { personer(where: $w) { totalCount } }', { w: { cpr, kommune: { eq: kommune } } });
    expect(codes((await changed()).it)).toEqual([]);
    expect(codes(await apply(rows(numre(2))))).toEqual([]);
    expect(codes(await apply(rows(numre(1)), { dryRun }))).toEqual(['CPR_LIMIT']);
    for (const cpr of numre(5)) await search(cpr);
    const beyond = await search(testCpr());
    expect(beyond.errors?.[0]?.extensions).toMatchObject({ code: 'CPR_LIMIT' });
  });

  it('are refused before anything is compared: one that is somebody’s like one that is nobody’s', async () => {
    await apply(rows(numre(limits.day)));
    const [hit, miss] = [await apply(rows([hidden])), await apply(rows(numre(1)))];
    const timeless = ({ errors, changes }: Payload) => [errors.map(({ code }) => code), changes];
    expect(timeless(hit)).toEqual(timeless(miss));
    expect(codes(hit)).toEqual(['CPR_LIMIT']);
    const lines = await affiliation.database.read.laeselog.findMany({ where: { hvad: 'CPR_LIMIT' } });
    expect(lines.length).toBeGreaterThan(0);
  });

  it('are not counted again when the caller gives them again, as a nightly load does', async () => {
    const known = numre(limits.day);
    for (const _ of [1, 2, 3]) expect(codes(await apply(rows(known), { dryRun: true }))).toEqual([]);
    expect(await affiliation.database.read.cprfoedselsdag.count({ where: { actor: 'person:test' } })).toBe(limits.day);
  });

  it('are counted for each caller and municipality apart', async () => {
    await apply(rows(numre(limits.day)));
    const other = await server.askWith({ subject: 'anna', roles: ['kommunal'], kommuner: [kommune] });
    expect(codes(await apply(rows(numre(1)), { as: other }))).not.toContain('CPR_LIMIT');
    expect(codes(await apply([ekstern(testCpr(), elsewhere)]))).not.toContain('CPR_LIMIT');
    expect(codes(await apply(rows(numre(1))))).toEqual(['CPR_LIMIT']);
  });

  it('are few for all callers of a municipality together, and show nobody what another gave', async () => {
    const asOther = (subject: string, kommuner = [kommune]) =>
      server.askWith({ subject, roles: ['leverandoer'], kommuner });
    const [first, second, third] = await Promise.all(['en', 'to', 'tre'].map((subject) => asOther(subject)));
    const given = numre(limits.day);
    const dryRun = true;
    for (const as of [first, second])
      expect(codes(await apply(rows(given), { as, dryRun }))).not.toContain('CPR_LIMIT');
    expect(codes(await apply(rows(numre(2)), { as: third, dryRun }))).not.toContain('CPR_LIMIT');
    // Nothing is left: what the others gave is refused as what nobody did.
    const [known, fresh] = [given[0] ?? '', testCpr()];
    for (const cpr of [known, fresh])
      expect(codes(await apply(rows([cpr]), { as: third, dryRun }))).toEqual(['CPR_LIMIT']);
    // Their own again, and another municipality's, as ever.
    expect(codes(await apply(rows(given), { as: first, dryRun }))).not.toContain('CPR_LIMIT');
    const away = await asOther('fire', ['101']);
    expect(codes(await apply([ekstern(testCpr(), elsewhere)], { as: away, dryRun }))).not.toContain('CPR_LIMIT');
  });

  it('of a call that names a person or a tie alone are counted for the municipality of that', async () => {
    const { id: barnTilknytningId } = (await affiliation.database.read.tilknytning.findFirst({
      where: { personId: childId, toChange: null },
    })) ?? { id: '' };
    const change = 'mutation ($i: ChangeCprInput!) { it: changeCpr(input: $i, dryRun: true) { errors { code } } }';
    await get(ask, change, { i: { personId: childId, cpr: testCpr() } });
    const contact = { kilde, barnTilknytningId, relation: 'Mor', foraeldremyndighed: true };
    const person = { cpr: testCpr(), fornavn: 'Mor', efternavn: 'Mor' };
    const attach =
      'mutation ($i: AttachKontaktInput!) { it: attachKontakt(input: $i, dryRun: true) { errors { code } } }';
    await get(ask, attach, { i: { ...contact, person } });
    const counted = await affiliation.database.read.cprfoedselsdag.findMany();
    expect(counted.map(({ actor, kommuneKode }) => `${actor} ${kommuneKode}`).sort()).toEqual(
      ['alle', 'alle', 'person:test', 'person:test'].map((actor) => `${actor} ${kommune}`),
    );
  });

  it('are as many again the next day, until those of a year are too many', async () => {
    const { write } = affiliation.database;
    expect(codes(await apply(rows(numre(limits.day))))).toEqual([]);
    const [first] = await write.cprfoedselsdag.findMany();
    const yesterday = { data: { dag: addDays(first?.dag ?? '', -1) } };
    await write.cprfoedselsdag.updateMany(yesterday);
    expect(codes(await apply(rows(numre(limits.year - limits.day))))).toEqual([]);
    await write.cprfoedselsdag.updateMany(yesterday);
    expect(codes(await apply(rows(numre(1))))).toEqual(['CPR_LIMIT']);
    await write.cprfoedselsdag.updateMany({ data: { dag: addDays(first?.dag ?? '', -365) } });
    expect(codes(await apply(rows(numre(1))))).toEqual([]);
  });

  it('stop nobody who loads a municipality’s children: those of many birthdays in a day', async () => {
    // Of a birthday no more than a few are somebody's; the numbers are spread as the children are.
    const numbers = Array.from({ length: 500 }, (_, n) => {
      const date = addDays('2017-01-01', n % 1800);
      const [year = '', month = '', day = ''] = date.split('-');
      return `${Number(day) + 60}${month}${year.slice(2)}${5000 + n}`;
    });
    expect(codes(await apply(rows(numbers)))).toEqual([]);
  });

  it('are kept as hashes that show neither the number nor the birth date, nor whose they are', async () => {
    await apply(rows([hidden]), { dryRun: true });
    const kept = JSON.stringify(await affiliation.database.read.cprfoedselsdag.findMany());
    const [person] = await affiliation.database.read.person.findMany({ where: { id: childId } });
    expect(kept).not.toContain(hidden.slice(0, 6));
    expect(kept).not.toContain(person?.cprIndex ?? '–');
  });
});
