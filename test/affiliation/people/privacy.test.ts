import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sandboxUrl } from '../../../subgraphs/common/database/sandbox.ts';
import { sqlitePath } from '../../../subgraphs/common/database/sqlite-connection.ts';
import { hashOf } from '../../../subgraphs/common/writes/idempotency.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { provider } from '../../support/new-database.ts';
import { kilde, storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';
import { textsOf } from '../../support/texts-of.ts';

const [unit = ''] = unitsOf('101');
const [almaCpr, erasedCpr] = [testCpr(), testCpr()];

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let databeskyttelse: Ask;
let ids: Record<'alma' | 'hemmelig' | 'uden' | 'slettet' | 'planlagt', string>;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  databeskyttelse = await server.askAs('databeskyttelse', '101');
  ids = await storePeople(affiliation, '101', ({ person, tie }) => {
    const protectedPerson = { fornavn: 'Sigrun', efternavn: 'Skjult', beskyttet: true };
    const hemmelig = person({ ...protectedPerson, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' });
    const [alma, uden] = [person({ cpr: almaCpr }), person({ ...protectedPerson, cpr: testCpr() })];
    const slettet = person({ cpr: erasedCpr, fornavn: 'Zacharias', efternavn: 'Zenobius', email: 'zz@example.dk' });
    const planlagt = person();
    for (const personId of [alma, hemmelig, uden]) tie({ personId, aktoertype: 'barn', enhedsNummer: unit });
    tie({ personId: planlagt, aktoertype: 'barn', enhedsNummer: unit, gyldigFra: '2099-01-01' });
    const past = {
      gyldigTil: '2024-12-31',
      lokalId: 'zz-local',
      stilling: 'Zirkusdirektør',
      initialer: 'ZZX-initials',
    };
    tie({ personId: slettet, aktoertype: 'ansat', enhedsNummer: unit, roller: '["Pædagog"]', ...past });
    return { alma, hemmelig, uden, slettet, planlagt };
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

interface Line {
  personId: string;
  actor: string;
  hvad: string;
  formaal: string;
}

const linesOf = async (where: object): Promise<Line[]> => {
  const query = `query ($w: LaeselogWhere) { laeselog(where: $w, first: 1000) { totalCount nodes { id at actor personId hvad formaal } } }`;
  const shown = { ...where, lineKind: { eq: 'VISNING' } }; // what is asked and refused has a test of its own: read-log.test.ts
  return (await get<{ laeselog: { nodes: Line[] } }>(databeskyttelse, query, { w: shown })).laeselog.nodes;
};
const clear = () => affiliation.database.write.laeselog.deleteMany();

describe('a protected person', () => {
  const everything = `query ($id: ID!) { person(id: $id) { navn fornavn efternavn beskyttet alias { fornavn efternavn }
    foedselsdato koen email fotoId adresse { byNavn } mobiltelefon { nummer } hjemmetelefon { nummer } arbejdstelefon { nummer } } }`;
  const hidden = { fornavn: null, efternavn: null, beskyttet: true, foedselsdato: null, koen: null, email: null };
  const unreachable = { fotoId: null, adresse: null, mobiltelefon: null, hjemmetelefon: null, arbejdstelefon: null };

  it('shows the alias and nothing else', async () => {
    const alias = { fornavn: 'Anna', efternavn: 'Alias' };
    expect(await get(kommunal, everything, { id: ids.hemmelig })).toEqual({
      person: { navn: 'Anna Alias', alias, ...hidden, ...unreachable },
    });
    expect(await get(kommunal, everything, { id: ids.uden })).toEqual({
      person: { navn: 'Navne- og adressebeskyttet', alias: null, ...hidden, ...unreachable },
    });
  });

  it('is not found by the real name', async () => {
    const query = `{ personer(where: { navn: { contains: "skjult" } }) { totalCount } }`;
    expect(await get(kommunal, query)).toEqual({ personer: { totalCount: 0 } });
  });

  it('is protected in earlier states of the data as well', async () => {
    const before = await storePeople(affiliation, '101', ({ person }) =>
      person({ fornavn: 'Tidlig', efternavn: 'Røbet' }),
    );
    const asOf = new Date().toISOString();
    await affiliation.write(['101'], async (work) => {
      await work.load('person', 'id', [before]);
      for (const one of work.all('person')) work.change(one, { beskyttet: true }, ['test']);
    });
    const query = `query ($id: ID!, $asOf: DateTime) { person(id: $id, asOf: $asOf) { navn fornavn version }
      personer(asOf: $asOf, where: { navn: { contains: "røbet" } }) { totalCount } }`;
    expect(await get(kommunal, query, { id: before, asOf })).toEqual({
      person: { navn: 'Navne- og adressebeskyttet', fornavn: null, version: 1 },
      personer: { totalCount: 0 },
    });
  });

  it('shows the real name only to those with the right to it, which is noted', async () => {
    const query = `query ($id: ID!) { person(id: $id) { rigtigtNavn { fornavn efternavn } } }`;
    await clear();
    const refused = await kommunal(query, { id: ids.hemmelig });
    expect([refused.data, refused.errors?.map(({ extensions }) => extensions?.code)]).toEqual([
      { person: { rigtigtNavn: null } },
      ['NOT_ALLOWED'],
    ]);
    expect(await linesOf({})).toEqual([]);
    const both = await server.askWith({ roles: ['kommunal', 'navnebeskyttelse'], kommuner: ['101'] });
    expect(await get(both, query, { id: ids.hemmelig })).toEqual({
      person: { rigtigtNavn: { fornavn: 'Sigrun', efternavn: 'Skjult' } },
    });
    expect(await linesOf({})).toMatchObject([{ personId: ids.hemmelig, hvad: 'rigtigtNavn', formaal: 'person' }]);
    const alone = await server.askAs('navnebeskyttelse', '101');
    expect((await alone(query, { id: ids.hemmelig })).data).toEqual({ person: null });
  });
});

describe('the read log', () => {
  it('names every person shown, by what, to whom and for what', async () => {
    await clear();
    const query = `query ($unit: String!) { anvisningsenhed(nummer: $unit) {
      tilknytninger(formaal: "sag 2026-17") { nodes { aktoertype person { navn email } } } } }`;
    await get(kommunal, query, { unit });
    const lines = await linesOf({});
    const formaal = 'Anvisningsenhed.tilknytninger: sag 2026-17';
    const line = (personId: string, hvad: string) => ({ personId, actor: 'person:test', hvad, formaal });
    expect(lines.map(({ personId, actor, hvad, formaal }) => ({ personId, actor, hvad, formaal }))).toHaveLength(6);
    for (const personId of [ids.alma, ids.hemmelig, ids.uden])
      expect(lines).toContainEqual(expect.objectContaining(line(personId, 'tilknytning')));
    expect(lines).toContainEqual(expect.objectContaining(line(ids.alma, 'kontakt, navn')));
    expect(lines).toContainEqual(expect.objectContaining(line(ids.hemmelig, 'alias')));
  });

  it('notes also that a search found somebody, and nobody where nobody was shown', async () => {
    await clear();
    const query = 'query ($w: PersonWhere) { personer(where: $w) { nodes { id } } }';
    await get(kommunal, query, { w: { cpr: testCpr() } });
    await get(await server.askAs('kommunal', '147'), query, { w: { cpr: almaCpr } });
    await get(kommunal, 'query ($id: ID!) { person(id: $id) { id } }', { id: ids.alma });
    expect(await linesOf({})).toEqual([]);
    await get(kommunal, query, { w: { cpr: almaCpr } });
    expect(await linesOf({ person: { eq: ids.alma } })).toMatchObject([{ hvad: 'fundet', formaal: 'personer' }]);
  });

  it('is written with what it notes, or nothing is shown', async () => {
    const { write, provider } = affiliation.database;
    const rename = (from: string, to: string) => write.$executeRawUnsafe(`ALTER TABLE "${from}" RENAME TO "${to}"`);
    await rename('Laeselog', 'Borte');
    const { data, errors } = await kommunal('query ($id: ID!) { person(id: $id) { fornavn } }', { id: ids.alma });
    await rename('Borte', 'Laeselog');
    expect(data).toEqual({ person: { fornavn: null } });
    expect(errors?.[0]?.extensions?.code).toBe('INTERNAL_SERVER_ERROR');
    expect(['sqlite', 'postgresql']).toContain(provider);
  });

  it('is filtered by person, municipality, actor and time, newest first, for data owners alone', async () => {
    await clear();
    const show = 'query ($id: ID!) { person(id: $id) { navn } }';
    await get(kommunal, show, { id: ids.alma });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const between = new Date().toISOString();
    await get(await server.askWith({ subject: 'bo', roles: ['kommunal'], kommuner: ['101'] }), show, { id: ids.uden });
    const persons = async (where: object) => (await linesOf(where)).map(({ personId }) => personId);
    expect(await persons({})).toEqual([ids.uden, ids.alma]);
    expect(await persons({ fra: between })).toEqual([ids.uden]);
    expect(await persons({ til: between })).toEqual([ids.alma]);
    expect(await persons({ actor: { eq: 'person:bo' } })).toEqual([ids.uden]);
    expect(await persons({ kommune: { eq: '147' } })).toEqual([]);
    const other = await server.askAs('databeskyttelse', '147');
    expect(await get(other, '{ laeselog { totalCount } }')).toEqual({ laeselog: { totalCount: 0 } });
    expect((await kommunal('{ laeselog { totalCount } }')).errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
  });

  it('takes no CPR number for a purpose', async () => {
    const query = 'query ($id: ID!, $f: String) { person(id: $id, formaal: $f) { navn } }';
    const { errors } = await kommunal(query, { id: ids.alma, f: `om ${almaCpr}` });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'CPR_NOT_HERE', field: 'formaal' });
  });
});

describe('a CPR number', () => {
  const where = (cpr: unknown) => ({
    query: 'query ($w: PersonWhere) { personer(where: $w) { totalCount } }',
    variables: { w: { cpr } },
  });
  const raw = async (init: RequestInit | null, address = '') => {
    const response = await fetch(`${server.url}/graphql${address}`, init ?? {});
    return response.text();
  };
  const post = (body: object) =>
    raw({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  it('in an address is refused', async () => {
    const { query, variables } = where(almaCpr);
    const address = `?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify(variables))}`;
    expect(await raw(null, address)).toContain('CPR_IN_ADDRESS');
  });

  it.each([
    ['of the wrong type', { body: where(Number(almaCpr)) }],
    ['in a list', { body: where([almaCpr]) }],
    ['as a literal of the wrong type', { body: { query: `{ personer(where: { cpr: ${almaCpr} }) { totalCount } }` } }],
    ['too long', { body: where(`${almaCpr}1`) }],
    ['in a query that does not parse', { body: { query: `{ personer(where: { cpr: "${almaCpr}" ` } }],
  ])('%s is refused without being repeated', async (_, { body }) => {
    const text = await post(body);
    expect(text).toContain('errors');
    expect(text).not.toContain(almaCpr);
  });

  it('cannot be found out from what is kept of a call with an idempotencyKey', async () => {
    const [id, cpr] = [ids.planlagt, testCpr()];
    const mutation = `mutation ($i: ChangeCprInput!) { changeCpr(input: $i, idempotencyKey: "nyt nummer") { replayed errors { code } } }`;
    const change = async (given: string) =>
      (await get<{ changeCpr: object }>(kommunal, mutation, { i: { personId: id, cpr: given } })).changeCpr;
    expect(await change(cpr)).toEqual({ replayed: false, errors: [] });
    expect(await change(cpr)).toEqual({ replayed: true, errors: [] });
    expect(await change(testCpr())).toMatchObject({ errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    const kept = await affiliation.database.read.idempotencyKey.findFirstOrThrow({ where: { key: 'nyt nummer' } });
    expect(kept.inputHash).not.toBe(hashOf(['person.write', { personId: id, cpr }]));
    const plain = ['{"personId":"ID","cpr":"CPR"}', '{"cpr":"CPR","personId":"ID"}'].map((input) =>
      JSON.parse(input.replace('ID', id).replace('CPR', cpr)),
    );
    expect(plain.map((input) => hashOf(['person.write', input]))).not.toContain(kept.inputHash);
    expect(affiliation.vault.fingerprints(JSON.stringify(['person.write', plain[0]]))).toContain(kept.inputHash);
  });

  it('is stored only sealed', async () => {
    for (const text of await textsOf(affiliation.database)) expect(text).not.toContain(almaCpr);
  });
});

describe('everything of a person', () => {
  const query = 'query ($id: ID!) { exportPerson(id: $id, formaal: "indsigt") { personId dannet dokument } }';

  it('is exported to data owners, with all versions, sources and reads, and the CPR number masked', async () => {
    await clear();
    await get(kommunal, 'query ($id: ID!) { person(id: $id) { navn } }', { id: ids.alma });
    const { exportPerson } = await get<{ exportPerson: { dokument: string } }>(databeskyttelse, query, {
      id: ids.alma,
    });
    const dokument = JSON.parse(exportPerson.dokument);
    expect(dokument.person).toMatchObject([
      {
        fornavn: 'Alma',
        version: 1,
        cpr: `${almaCpr.slice(0, 6)}-xxxx`,
        sourceWords: { [kilde]: { fornavn: 'Alma' } },
      },
    ]);
    expect(dokument.person[0]).toMatchObject({
      skrevetAf: 'test',
      skrevetGennem: 'test',
      kontakt: { adresse: { byNavn: 'København S' } },
    });
    expect(dokument.tilknytning).toMatchObject([
      { aktoertype: 'barn', enhedsNummer: unit, lokalId: expect.any(String) },
    ]);
    expect(dokument.laeselog).toMatchObject([{ actor: 'person:test', hvad: 'navn' }]);
    expect(exportPerson.dokument).not.toContain(almaCpr.slice(6));
    expect(exportPerson.dokument).not.toMatch(/cprIndex|cprCipher|cprNoegle/);
    expect((await linesOf({})).map(({ hvad, formaal }) => [hvad, formaal])).toContainEqual([
      'eksport',
      'exportPerson: indsigt',
    ]);
  });

  it.each([
    ['kommunal', '101', 'NOT_ALLOWED'],
    ['databeskyttelse', '147', undefined], // as if there were none
  ])('is not exported to %s of %s', async (role, kommune, code) => {
    const { data, errors } = await (await server.askAs(role, kommune))(query, { id: ids.alma });
    expect([data, errors?.[0]?.extensions?.code]).toEqual([{ exportPerson: null }, code]);
  });
});

describe('a person is erased', () => {
  const text = `mutation ($input: ErasePersonInput!, $dryRun: Boolean) { erasePerson(input: $input, dryRun: $dryRun) {
    errors { code path } changes { objectKind action fields { field before after personal } } changeset { first last } person { id navn } } }`;
  interface Outcome {
    errors: { code: string }[];
    changes: { objectKind: string; action: string }[];
    changeset: { first: number; last: number } | null;
    person: { navn: string | null } | null;
  }
  const erase = async (ask: Ask, input: object, dryRun = false) =>
    (await get<{ erasePerson: Outcome }>(ask, text, { input: { begrundelse: 'sag 1', ...input }, dryRun })).erasePerson;

  it('not by who may only write persons', async () => {
    expect((await erase(kommunal, { id: ids.slettet })).errors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('not while there are ties that hold or are planned, unless it is forced', async () => {
    expect((await erase(databeskyttelse, { id: ids.alma })).errors).toMatchObject([{ code: 'PERSON_HAS_TIES' }]);
    expect((await erase(databeskyttelse, { id: ids.planlagt })).errors).toMatchObject([{ code: 'PERSON_HAS_TIES' }]);
    expect((await erase(databeskyttelse, { id: ids.planlagt, force: true }, true)).errors).toEqual([]);
  });

  it('not without a reason, or for one with a CPR number in it', async () => {
    const codes = async (begrundelse: string) =>
      (await erase(databeskyttelse, { id: ids.slettet, begrundelse })).errors.map(({ code }) => code);
    expect(await codes(' ')).toEqual(['TEXT_EMPTY']);
    expect(await codes(erasedCpr)).toEqual(['CPR_NOT_HERE']);
  });

  const secrets = /Zacharias|zacharias|Zenobius|Zebulon|zebulon|zz@example|zz-local|Zirkus|ZZX-initials/;

  it('from all versions of all tables, leaving ids, periods and changes', async () => {
    await affiliation.write(['101'], async (work) => {
      await work.load('person', 'id', [ids.slettet]);
      const person = work.get('person', ids.slettet);
      if (person) work.change(person, { efternavn: 'Zebulon' }, ['test']);
    });
    const found = async () => (await textsOf(affiliation.database)).filter((text) => secrets.test(text)).length;
    const keys = await affiliation.database.read.person.findMany({ where: { id: ids.slettet } });
    expect(await found()).toBeGreaterThan(4);
    const { errors, changes, changeset, person } = await erase(databeskyttelse, { id: ids.slettet });
    expect(errors).toEqual([]);
    expect(changes).toMatchObject([{ objectKind: 'PERSON', action: 'ERASE' }]);
    expect(person?.navn).toBeNull();
    expect(await found()).toBe(0);
    const texts = (await textsOf(affiliation.database)).join('\n');
    for (const { cprIndex, cprCipher } of keys)
      for (const secret of [cprIndex, cprCipher]) expect(texts).not.toContain(secret ?? 'missing');
    const { database } = affiliation;
    expect(await database.read.person.count({ where: { id: ids.slettet } })).toBe(3);
    expect(await database.read.tilknytning.findMany({ where: { personId: ids.slettet } })).toMatchObject([
      { enhedsNummer: unit, gyldigFra: '2024-01-01', gyldigTil: '2024-12-31', lokalId: null },
    ]);
    expect(await database.read.change.findMany({ where: { objectId: ids.slettet } })).toMatchObject([
      { action: 'create' },
      { action: 'update' },
      { id: changeset?.first, action: 'erase' },
    ]);
    const told = await linesOf({ person: { eq: ids.slettet } });
    expect(told.filter(({ hvad }) => hvad !== 'sammenligning')).toMatchObject([
      { hvad: 'navn' },
      { hvad: 'sletning', formaal: 'erasePerson: sag 1' },
    ]);
    const lookup = 'query ($w: PersonWhere) { personer(where: $w) { totalCount } }';
    expect(await get(kommunal, lookup, { w: { cpr: erasedCpr } })).toEqual({ personer: { totalCount: 0 } });
  });

  it.runIf(provider === 'sqlite')('and from the bytes of the file: what rows were is overwritten', async () => {
    await affiliation.database.write.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
    const bytes = readFileSync(sqlitePath(sandboxUrl(server.databases.affiliation)), 'latin1');
    expect(bytes.includes('Testesen')).toBe(true);
    expect(secrets.exec(bytes)?.[0]).toBeUndefined();
  });
});
