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
const limits = { day: 5, year: 8 };

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
  });
  affiliation = await openTestAffiliation(server);
  ask = await server.askAs('kommunal', kommune, '101');
  childId = await storePeople(affiliation, kommune, ({ person, tie }) => {
    const personId = person({ cpr: hidden, beskyttet: true, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' });
    tie({ personId, slags: 'barn', enhedsNummer: enhed, lokalId: 'skjult' });
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
    it: applyTilknytninger(kilde: "${kilde}", rows: $rows, dryRun: $dryRun) { errors { code retryAfter } changes { id } } }`;
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
    expect(codes(await apply(rows(numre(3))))).toEqual([]);
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
    expect(await affiliation.database.read.cprfoedselsdag.count()).toBe(limits.day);
  });

  it('are counted for each caller and municipality apart', async () => {
    await apply(rows(numre(limits.day)));
    const other = await server.askWith({ subject: 'anna', roles: ['kommunal'], kommuner: [kommune] });
    expect(codes(await apply(rows(numre(1)), { as: other }))).not.toContain('CPR_LIMIT');
    expect(codes(await apply([ekstern(testCpr(), elsewhere)]))).not.toContain('CPR_LIMIT');
    expect(codes(await apply(rows(numre(1))))).toEqual(['CPR_LIMIT']);
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

  it('are kept as hashes that tell neither the number nor the birth date, nor whose they are', async () => {
    await apply(rows([hidden]), { dryRun: true });
    const kept = JSON.stringify(await affiliation.database.read.cprfoedselsdag.findMany());
    const [person] = await affiliation.database.read.person.findMany({ where: { id: childId } });
    expect(kept).not.toContain(hidden.slice(0, 6));
    expect(kept).not.toContain(person?.cprIndex ?? '–');
  });
});
