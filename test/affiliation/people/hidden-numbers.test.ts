import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAffiliationSchema } from '../../../subgraphs/affiliation/schema.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { loadPeople } from '../../support/load-people.ts';
import { storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const kommune = '740';
const [enhed = ''] = unitsOf(kommune);
const kilde = 'Testsystem';

let server: TestServer;
let affiliation: TestAffiliation;
let tokens: Record<'writer' | 'sees', string>;

beforeAll(async () => {
  server = await startTestServer({
    REGISTER_MODE: 'sandbox',
    CPR_LOOKUPS_PER_DAY: '100000',
  });
  affiliation = await openTestAffiliation(server);
  const of = (subject: string, ...roles: string[]) => server.tokenWith({ subject, roles, kommuner: [kommune] });
  tokens = { writer: await of('test', 'kommunal'), sees: await of('anna', 'kommunal', 'navnebeskyttelse') };
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

/** The people of one try: everybody is tied to the unit as the writer's own source has it. */
interface Scene {
  nr: number;
  /** A child whose name is protected, and one whose name is not. */
  hidden: Child;
  seen: Child;
  /** Protected, and without a number. */
  numberless: Child;
  /** A protected child with a contact who is protected, too, and without a number. */
  guarded: Child;
  /** A child of the writer's, with a contact whose name is protected. */
  own: Child & { tie: string };
  mother: string;
}
interface Child {
  id: string;
  cpr: string;
  lokalId: string;
}

let serial = 100_000;
const beskyttet = { beskyttet: true, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' };
const newScene = (): Promise<Scene> =>
  storePeople(affiliation, kommune, ({ person, tie }) => {
    const nr = ++serial;
    const child = (navn: string, more: object = {}, cpr = testCpr()) => {
      const id = person({ cpr, fornavn: navn, efternavn: `Nr${nr}`, hjemmetelefon: null, ...more });
      const lokalId = `${navn}-${nr}`;
      return { id, cpr, lokalId, tie: tie({ personId: id, aktoertype: 'barn', enhedsNummer: enhed, lokalId }) };
    };
    const [hidden, seen, own] = [child('Skjult', beskyttet), child('Set'), child('Egen')];
    const numberless = child('Uden', beskyttet, '');
    const guarded = child('Vogtet', beskyttet);
    const guardian = person({ cpr: '', fornavn: 'Vogter', hjemmetelefon: null, ...beskyttet });
    tie({ personId: guardian, aktoertype: 'kontakt', enhedsNummer: enhed, barnId: guarded.id, lokalId: null, ...mor });
    const mother = testCpr();
    const motherId = person({ cpr: mother, fornavn: 'Mor', hjemmetelefon: null, ...beskyttet });
    tie({ personId: motherId, aktoertype: 'kontakt', enhedsNummer: enhed, barnId: own.id, lokalId: null, ...mor });
    return { nr, hidden, seen, own, numberless, guarded, mother };
  });

const mor = { relation: 'Mor', foraeldremyndighed: true };
const named = (cpr: string) => ({ cpr, fornavn: 'Gæt', efternavn: 'Gættet' });
const barnFields = { enhed, rolle: 'Barn', trin: 'DT', hovedgruppe: 'STUE', gyldigFra: '2024-01-01' };
const row = (rows: (scene: Scene, cpr: string) => object[]) => (scene: Scene, cpr: string) => ({
  kilde,
  rows: rows(scene, cpr),
});
const nyt = ({ nr }: Scene) => `ny-${nr}`;

/** Every door that takes a CPR number, by mutation; what is given with the number is the same each time. */
type Door = (scene: Scene, cpr: string) => object;
const doors: Record<string, Record<string, Door>> = {
  applyTilknytninger: {
    ekstern: row((scene, cpr) => [{ ekstern: { enhed, lokalId: nyt(scene), rolle: 'Ekstern', person: named(cpr) } }]),
    ansat: row((scene, cpr) => [{ ansat: { enhed, lokalId: nyt(scene), roller: ['Pædagog'], person: named(cpr) } }]),
    barn: row((scene, cpr) => [{ barn: { ...barnFields, lokalId: nyt(scene), person: named(cpr) } }]),
    'barn with another birthday': row((scene, cpr) => [
      { barn: { ...barnFields, lokalId: nyt(scene), person: { ...named(cpr), foedselsdato: '1970-01-01' } } },
    ]),
    'one person in two rows': row((scene, cpr) =>
      ['a', 'b'].map((n) => ({
        ekstern: { enhed, lokalId: `${nyt(scene)}${n}`, rolle: 'Ekstern', person: named(cpr) },
      })),
    ),
    'kontakt of a child': row(({ own }, cpr) => [
      {
        barn: {
          ...{ ...barnFields, lokalId: own.lokalId, person: { fornavn: 'Egen', efternavn: 'Egen' } },
          kontakter: [{ ...mor, person: named(cpr) }],
        },
      },
    ]),
    kontakt: row(({ own }, cpr) => [{ kontakt: { enhed, barnLokalId: own.lokalId, ...mor, person: named(cpr) } }]),
    'known local id': row(({ own }, cpr) => [
      { barn: { ...barnFields, lokalId: own.lokalId, person: { ...named(cpr), fornavn: 'Egen' } } },
    ]),
    'known local id of a hidden person without a number': row(({ numberless }, cpr) => [
      { barn: { ...barnFields, lokalId: numberless.lokalId, person: named(cpr) } },
    ]),
  },
  attachBarn: {
    person: (scene, cpr) => ({ input: { ...barnFields, kilde, lokalId: nyt(scene), person: named(cpr) } }),
    kontakter: (scene, cpr) => ({
      input: {
        ...{ ...barnFields, kilde, lokalId: nyt(scene), person: { fornavn: 'Bo', efternavn: 'Barn' } },
        kontakter: [{ ...mor, person: named(cpr) }],
      },
    }),
  },
  attachAnsat: {
    person: (scene, cpr) => ({
      input: { enhed, kilde, lokalId: nyt(scene), roller: ['Pædagog'], person: named(cpr) },
    }),
  },
  attachEkstern: {
    person: (scene, cpr) => ({ input: { enhed, kilde, lokalId: nyt(scene), rolle: 'Ekstern', person: named(cpr) } }),
  },
  attachKontakt: {
    person: ({ own }, cpr) => ({
      input: { barnTilknytningId: own.tie, kilde, ...mor, person: named(cpr) },
    }),
  },
  updatePerson: {
    'by number': (_, cpr) => ({ input: { kommuneKode: kommune, cpr, kilde, koen: 'K' } }),
  },
  changeCpr: {
    'of whom the caller may read': ({ own }, cpr) => ({ input: { personId: own.id, cpr } }),
    'of whom the caller may not read': ({ numberless }, cpr) => ({ input: { personId: numberless.id, cpr } }),
  },
};

const answer = `changes { objectKind id action fields { field before after personal } } changeset { first last } replayed
  errors { code path da en retryable retryAfter example } warnings { code path da en }`;
interface Answered {
  status: number;
  body: string;
  ids: string[];
}

/** The whole answer over HTTP, but for what is new in every answer: ids, and where in the log it stands. */
async function tell(mutation: string, args: object, more: { dryRun: boolean; key?: string; skipRefused?: boolean }) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const many = mutation === 'applyTilknytninger';
  const counts = many ? 'created updated ended refused { row dependsOn errors { code en } }' : '';
  const { dryRun, key = null, skipRefused = false } = more;
  const query = `mutation ($input: ${type}, $dryRun: Boolean!, $key: String) {
    it: ${mutation}(input: $input, dryRun: $dryRun, idempotencyKey: $key) { ${answer} ${counts} } }`;
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens.writer}` },
    body: JSON.stringify({ query, variables: { ...(many ? { input: { ...args, skipRefused } } : args), dryRun, key } }),
  });
  return { status: response.status, text: await response.text() };
}

function shapeOf({ status, text }: { status: number; text: string }, scene: Scene): Answered {
  const ids = text.match(uuid) ?? [];
  const body = text
    .replace(uuid, 'id')
    .replace(/"changeset":\{"first":(\d+),"last":(\d+)\}/, (_, first, last) => `"span":${Number(last) - Number(first)}`)
    .replaceAll(`-${scene.nr}`, '-nr')
    .replaceAll(`Nr${scene.nr}`, 'Nr');
  return { status, body, ids };
}
const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

const cases = Object.entries(doors).flatMap(([mutation, ways]) =>
  Object.entries(ways).flatMap(([way, door]) =>
    [true, false].map((dryRun) => [mutation, way, dryRun ? 'dry run' : 'write', door] as const),
  ),
);

describe('a number of a person whom the caller may not read', () => {
  it('is given at every mutation that takes one', async () => {
    const fields = Object.values((await buildAffiliationSchema()).schema.getMutationType()?.getFields() ?? {});
    const takes = (type: GraphQLInputObjectType, seen = new Set<string>()): boolean => {
      if (seen.has(type.name)) return false;
      seen.add(type.name);
      const inputs = Object.values(type.getFields());
      const below = inputs.map((field) => getNamedType(field.type)).filter(isInputObjectType);
      return inputs.some(({ name }) => name === 'cpr') || below.some((one) => takes(one, seen));
    };
    const mutations = fields.filter(({ args }) =>
      args.some(({ type }) => {
        const named = getNamedType(type);
        return isInputObjectType(named) && takes(named);
      }),
    );
    expect(mutations.map(({ name }) => name).sort()).toEqual(Object.keys(doors).sort());
  });

  it.each(cases)('is answered as one that nobody has: %s %s, %s', async (mutation, _, how, door) => {
    const dryRun = how === 'dry run';
    const told: Answered[] = [];
    for (const number of [(scene: Scene) => scene.hidden.cpr, () => testCpr()]) {
      const scene = await newScene();
      const one = await tell(mutation, door(scene, number(scene)), { dryRun });
      told.push(shapeOf(one, scene));
      expect(one.text).not.toContain(scene.hidden.id);
    }
    const [hit, miss] = told;
    expect(hit?.body).toBe(miss?.body);
    expect([hit?.status, hit?.ids.length]).toEqual([miss?.status, miss?.ids.length]);
  });

  it.each(cases.filter(([, , how]) => how === 'write'))(
    'is answered so again, and with skipRefused: %s %s',
    async (mutation, _way, _how, door) => {
      const told: string[] = [];
      for (const number of [(scene: Scene) => scene.hidden.cpr, () => testCpr()]) {
        const scene = await newScene();
        const more = { dryRun: false, skipRefused: true, key: `igen ${scene.nr}` };
        const args = door(scene, number(scene));
        const [first, again] = [await tell(mutation, args, more), await tell(mutation, args, more)];
        told.push([first, again].map((one) => shapeOf(one, scene).body).join('\n'));
      }
      expect(told[0]).toBe(told[1]);
    },
  );

  const ofContacts = [
    ['applyTilknytninger', 'kontakt of a child'],
    ['applyTilknytninger', 'kontakt'],
    ['attachKontakt', 'person'],
  ] as const;
  it.each(ofContacts)('is answered so of a contact whom the child has already: %s %s', async (mutation, way) => {
    const told: string[] = [];
    for (const number of [({ mother }: Scene) => mother, () => testCpr()]) {
      const scene = await newScene();
      const args = doors[mutation]?.[way]?.(scene, number(scene)) ?? {};
      told.push(shapeOf(await tell(mutation, args, { dryRun: false }), scene).body);
    }
    expect(told[0]).toContain('"errors":[]');
    expect(told[0]).toBe(told[1]);
  });

  it('does not show in the place in the log, which is shown to those who may see the protected, and to everybody where there is no number', async () => {
    const span = async (args: object, as: keyof typeof tokens = 'writer') => {
      const [token, own] = [tokens[as], tokens.writer];
      tokens.writer = token;
      const { text } = await tell('attachKontakt', args, { dryRun: false });
      tokens.writer = own;
      return JSON.parse(text).data.it.changeset;
    };
    const scene = await newScene();
    const contact = (cpr: string) => doors.attachKontakt?.person?.(scene, cpr) ?? {};
    expect(await span(contact(testCpr()))).toBeNull();
    expect(await span(contact(testCpr()), 'sees')).toMatchObject({ first: expect.any(Number) });
    expect(await span(contact(''))).toMatchObject({ first: expect.any(Number) });
  });

  it('of a contact whom the child has already is kept, and nothing of it ends', async () => {
    const scene = await newScene();
    const door = doors.applyTilknytninger?.['kontakt of a child'] as Door;
    const { text } = await tell('applyTilknytninger', door(scene, scene.mother), { dryRun: false });
    expect(text).toContain('"errors":[]');
    const ties = await affiliation.database.read.tilknytning.findMany({ where: { barnId: scene.own.id } });
    expect(ties.filter(({ toChange }) => toChange === null)).toMatchObject([{ gyldigTil: null, aflyst: false }]);
  });
});

describe('a number of a person whom the caller may read', () => {
  it('finds them, and is refused where it contradicts what is known', async () => {
    const [scene, other] = [await newScene(), await newScene()];
    const told = await tell('attachEkstern', doors.attachEkstern?.person?.(scene, scene.seen.cpr) ?? {}, {
      dryRun: true,
    });
    expect(told.text).toMatch(/ACTOR_EXCLUSIVE/);
    const taken = await tell('changeCpr', { input: { personId: other.own.id, cpr: other.seen.cpr } }, { dryRun: true });
    expect(taken.text).toContain('CPR_TAKEN');
    const update = { input: { kommuneKode: kommune, cpr: other.seen.cpr, kilde, email: 'ny@example.dk' } };
    expect((await tell('updatePerson', update, { dryRun: true })).text).toContain(other.seen.id);
  });
});

interface Finding {
  code: string;
  objectId: string;
  aarsag: string;
  enhedsNummer: string;
  kilde: string;
  lokalId: string | null;
}

describe('what is stored of it', () => {
  const write = (mutation: string, args: object) => tell(mutation, args, { dryRun: false });
  const findings = async (as: 'writer' | 'sees') => {
    const query =
      '{ affiliationFindings(first: 1000, where: { code: { in: ["CPR_WITHHELD", "TIE_CONTRADICTS", "ROW_WITHHELD"] } }) { nodes { code objectKind objectId aarsag enhedsNummer kilde lokalId da en } } }';
    const ask: Ask = (text, variables) =>
      fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[as]}` },
        body: JSON.stringify({ query: text, variables }),
      }).then((response) => response.json() as never);
    type Found = { affiliationFindings: { nodes: Finding[] } };
    return (await get<Found>(ask, query)).affiliationFindings.nodes;
  };
  const of = async (as: 'writer' | 'sees', id: string) =>
    (await findings(as)).filter(({ objectId }) => objectId === id).map(({ code, aarsag }) => [code, aarsag]);

  it('is the tie of that person, whose protection holds; what it contradicts is shown only to those who may see them', async () => {
    const scene = await newScene();
    const { text } = await write('attachEkstern', doors.attachEkstern?.person?.(scene, scene.hidden.cpr) ?? {});
    const tie = (text.match(/"objectKind":"TILKNYTNING","id":"([\da-f-]+)"/) ?? [])[1] ?? '';
    const [stored] = await affiliation.database.read.tilknytning.findMany({ where: { id: tie, toChange: null } });
    expect(stored).toMatchObject({ personId: scene.hidden.id, aktoertype: 'ekstern' });
    const named = await affiliation.database.read.person.count({ where: { fornavn: 'Gæt', id: scene.hidden.id } });
    expect(named).toBe(0);
    expect(await of('sees', tie)).toEqual([['TIE_CONTRADICTS', 'ACTOR_EXCLUSIVE']]);
    expect(await of('writer', tie)).toEqual([]);
  });

  it('is another number than the stored one, sealed, until the person has another or the source says the same', async () => {
    const scene = await newScene();
    const { id, lokalId, cpr } = scene.hidden;
    const say = (number: string) =>
      write('applyTilknytninger', {
        kilde,
        rows: [{ barn: { ...barnFields, lokalId, person: { ...named(number), fornavn: 'Skjult' } } }],
      });
    const other = testCpr();
    await say(other);
    expect(await of('sees', id)).toEqual([['CPR_WITHHELD', 'PERSON_CPR_CHANGED']]);
    expect(await of('writer', id)).toEqual([]);
    const [kept] = await affiliation.database.read.tilbageholdt.findMany({ where: { personId: id } });
    expect(kept?.cpr).toMatch(/^sealed:/);
    await say(cpr);
    expect(await of('sees', id)).toEqual([]);
    await say(other);
    const token = tokens.writer;
    tokens.writer = tokens.sees;
    await write('changeCpr', { input: { personId: id, cpr: other } });
    tokens.writer = token;
    expect(await of('sees', id)).toEqual([]);
  });

  it('is no number that a hidden person has already: it is a finding of the one it was given for', async () => {
    const scene = await newScene();
    await write('changeCpr', { input: { personId: scene.numberless.id, cpr: scene.hidden.cpr } });
    expect(await of('sees', scene.numberless.id)).toEqual([['CPR_WITHHELD', 'CPR_TAKEN']]);
    const held = await affiliation.database.read.person.findMany({
      where: { id: { in: [scene.numberless.id, scene.hidden.id] }, toChange: null },
    });
    expect(held.filter(({ cprIndex }) => cprIndex !== null).map(({ id }) => id)).toEqual([scene.hidden.id]);
  });

  /** What cannot be taken in of whom it is, though it could of somebody new; `lokalId` is of the row that is not stored. */
  const dropped: Record<string, { code: string; rows: (scene: Scene) => object[] }> = {
    'a contact of a child that two rows are of': {
      code: 'ROW_TWICE',
      rows: ({ hidden, nr }) => {
        const kontakter = [{ ...mor, person: { cpr: testCpr(), fornavn: 'Far', efternavn: 'Gættet' } }];
        const person = { fornavn: 'Skjult', efternavn: `Nr${nr}` };
        return [
          { barn: { ...barnFields, lokalId: hidden.lokalId, person, kontakter } },
          { barn: { ...barnFields, lokalId: `ny-${nr}`, person: named(hidden.cpr), kontakter } },
        ];
      },
    },
    'a contact without a number of a child with a protected one': {
      code: 'CONTACT_CPR_NEEDED',
      rows: ({ guarded, nr }) => {
        const kontakter = [{ ...mor, person: { cpr: '', fornavn: 'Far', efternavn: 'Gættet' } }];
        return [{ barn: { ...barnFields, lokalId: `ny-${nr}`, person: named(guarded.cpr), kontakter } }];
      },
    },
  };

  it.each(Object.entries(dropped))(
    'leaves a finding of what cannot be taken in, until its row is put right: %s',
    async (_, { code, rows }) => {
      const scene = await newScene();
      const of = scene[code === 'ROW_TWICE' ? 'hidden' : 'guarded'].id;
      const given = rows(scene);
      const { text } = await write('applyTilknytninger', { kilde, rows: given });
      expect(text).toContain('"errors":[]');
      const told = async (as: 'writer' | 'sees') => (await findings(as)).filter(({ objectId }) => objectId === of);
      const lokalId = `ny-${scene.nr}`;
      expect(await told('sees')).toMatchObject([
        { code: 'ROW_WITHHELD', aarsag: code, kilde, enhedsNummer: enhed, lokalId },
      ]);
      expect(await told('writer')).toEqual([]);
      const where = { lokalId, kilde, aktoertype: 'barn', toChange: null };
      const [tie] = await affiliation.database.read.tilknytning.findMany({ where });
      const ended = await write('endTilknytning', { input: { id: tie?.id, kilde, sidsteDag: '2024-01-31' } });
      expect(ended.text).toContain('"errors":[]');
      expect(await told('sees')).toEqual([]);
    },
  );

  it('hinders neither its writer nor that of the other tie: both can write the same again, as with a number nobody has', async () => {
    const scene = await newScene();
    const { hidden, nr } = scene;
    const fresh = testCpr();
    const tell = async (cpr: string, lokalId: string) =>
      JSON.parse(
        (
          await write('applyTilknytninger', {
            kilde,
            rows: [{ ekstern: { enhed, lokalId, rolle: 'Ekstern', person: named(cpr) } }],
          })
        ).text,
      ).data.it.errors;
    for (const _ of ['first', 'again'])
      expect([await tell(hidden.cpr, `hit-${nr}`), await tell(fresh, `miss-${nr}`)]).toEqual([[], []]);
    const person = { fornavn: 'Skjult', efternavn: `Nr${nr}` };
    const barn = { ...barnFields, lokalId: hidden.lokalId, person };
    expect((await write('applyTilknytninger', { kilde, rows: [{ barn }] })).text).toContain('"errors":[]');
  });

  it('does not take the place of another: each tie that contradicts is reported', async () => {
    const scene = await newScene();
    for (const lokalId of ['a', 'b'].map((n) => `${nyt(scene)}${n}`)) {
      const rows = [{ ekstern: { enhed, lokalId, rolle: 'Ekstern', person: named(scene.hidden.cpr) } }];
      expect((await write('applyTilknytninger', { kilde, rows })).text).toContain('"errors":[]');
    }
    const where = { personId: scene.hidden.id, aktoertype: 'ekstern', toChange: null };
    const ties = await affiliation.database.read.tilknytning.findMany({ where });
    expect(ties.length).toBe(2);
    for (const { id } of ties) expect(await of('sees', id)).toContainEqual(['TIE_CONTRADICTS', 'ACTOR_EXCLUSIVE']);
  });

  const barnOf = (lokalId: string, cpr: string, kontakter: object[]) => ({
    barn: { ...barnFields, lokalId, person: named(cpr), kontakter },
    input: { ...barnFields, kilde, lokalId, person: named(cpr), kontakter },
  });
  const contactsAt = (barnId: string) =>
    affiliation.database.read.tilknytning.findMany({
      where: { barnId, toChange: null, aflyst: false, gyldigTil: null },
    });

  it.each(['applyTilknytninger', 'attachBarn'])(
    'ends no contact of a child that the number alone found, as the answer has none: %s',
    async (mutation) => {
      const scene = await newScene();
      const { hidden } = scene;
      const before = await storePeople(affiliation, kommune, ({ person, tie }) => {
        const id = person({ cpr: testCpr(), fornavn: 'Mor', hjemmetelefon: null });
        return tie({
          personId: id,
          aktoertype: 'kontakt',
          enhedsNummer: enhed,
          barnId: hidden.id,
          lokalId: null,
          ...mor,
        });
      });
      const { barn, input } = barnOf(nyt(scene), hidden.cpr, [{ ...mor, person: named(testCpr()) }]);
      const { text } = await write(mutation, mutation === 'attachBarn' ? { input } : { kilde, rows: [{ barn }] });
      expect(text).toContain('"errors":[]');
      const standing = (await contactsAt(hidden.id)).map(({ id }) => id);
      expect(standing).toContain(before);
      expect(standing).toHaveLength(2);
    },
  );

  it('excuses a tie for the days of the one that contradicts it, and no others', async () => {
    const scene = await newScene();
    const { hidden, nr } = scene;
    const say = async (rows: object[]) => {
      const { text } = await write('applyTilknytninger', { kilde, rows });
      return JSON.parse(text).data.it.errors.map(({ code }: { code: string }) => code) as string[];
    };
    const person = { fornavn: 'Skjult', efternavn: `Nr${nr}` };
    const barn = { ...barnFields, lokalId: hidden.lokalId, person, gyldigTil: '2090-12-31' };
    const later = (gyldigFra: string) => ({
      ekstern: { enhed, lokalId: `senere-${nr}`, rolle: 'Ekstern', gyldigFra, person: { ...named(hidden.cpr) } },
    });
    expect(await say([{ barn }])).toEqual([]);
    expect(await say([later('2091-01-01')])).toEqual([]);
    const lokalId = `modsagt-${nr}`;
    const contradicting = (gyldigTil: string) => ({
      ekstern: { enhed, lokalId, rolle: 'Ekstern', gyldigFra: '2024-01-01', gyldigTil, person: named(hidden.cpr) },
    });
    expect(await say([contradicting('2090-12-31')])).toEqual([]);
    expect(await say([contradicting('2024-12-31')])).toEqual([]);
    // What the two have in common stays untold; what begins after the end of the one is refused.
    expect(await say([{ barn }])).toEqual([]);
    expect(await say([later('2080-01-01')])).toEqual(['ACTOR_EXCLUSIVE']);
  });

  it('is no finding any more when a file of its source has the row right', async () => {
    const scene = await newScene();
    const { rows } = dropped['a contact without a number of a child with a protected one'] ?? { rows: () => [] };
    await write('applyTilknytninger', { kilde, rows: rows(scene) });
    const told = async () => (await findings('sees')).filter(({ objectId }) => objectId === scene.guarded.id);
    expect(await told()).toHaveLength(1);
    const row = { type: 'barn', ...barnFields, lokalId: nyt(scene), person: named(scene.guarded.cpr) };
    const { stored, refusals } = await loadPeople(affiliation, [row], { kilde });
    expect([stored, refusals]).toEqual([true, []]);
    expect(await told()).toEqual([]);
  });

  it('leaves a line about the person whose it is, which the answer has nothing of: the data owner sees who gave it', async () => {
    const scene = await newScene();
    const lines = () =>
      affiliation.database.read.laeselog.findMany({ where: { personId: scene.hidden.id, lineKind: 'opslag' } });
    expect(await lines()).toEqual([]);
    const { text } = await write('attachEkstern', doors.attachEkstern?.person?.(scene, scene.hidden.cpr) ?? {});
    expect(text).not.toContain(scene.hidden.id);
    expect(await lines()).toMatchObject([{ actor: 'person:test', hvad: 'fundet', formaal: 'attachEkstern' }]);
  });
});
