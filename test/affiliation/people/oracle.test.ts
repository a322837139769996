import { type GraphQLInputObjectType, getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAffiliationSchema } from '../../../subgraphs/affiliation/schema.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { storePeople, unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

/** What is stored of a protected person, and what somebody guesses instead. */
const stored = {
  ...{ fornavn: 'Sigrun', efternavn: 'Skjult', foedselsdato: '2021-05-06', koen: 'K', email: 'sigrun@example.dk' },
  ...{ fotoId: 'foto-1', beskyttet: true, aliasFornavn: 'Anna', aliasEfternavn: 'Alias' },
  adresse: { vejOgNummer: 'Skjulvej 1', postNummer: '8600', byNavn: 'Silkeborg', landekode: 'DK', kommuneKode: '740' },
  hjemmetelefon: { nummer: '33112233', beskyttet: true },
  arbejdstelefon: { nummer: '44112233', beskyttet: false },
  mobiltelefon: { nummer: '20112233', beskyttet: false },
};
type Said = Partial<Record<keyof typeof stored, unknown>>;
const guessed: Said = {
  ...{ fornavn: 'Ulla', efternavn: 'Gættet', foedselsdato: '2020-01-02', koen: 'M', email: 'ulla@example.dk' },
  ...{ fotoId: 'foto-2', beskyttet: true, aliasFornavn: 'Berit', aliasEfternavn: 'Andet' },
  adresse: { vejOgNummer: 'Gættevej 2', postNummer: '8000', byNavn: 'Aarhus C', landekode: 'DK', kommuneKode: '751' },
  hjemmetelefon: { nummer: '33998877', beskyttet: true },
  arbejdstelefon: { nummer: '44998877', beskyttet: false },
  mobiltelefon: { nummer: '20998877', beskyttet: false },
};
const felter = Object.keys(stored) as (keyof typeof stored)[];

const kommune = '740';
const [enhed = ''] = unitsOf(kommune);
const kilde = 'Testsystem';

/** Whom a call is about: a protected person, who is a contact, too, of a child. */
interface Subject {
  id: string;
  cpr: string;
  lokalId: string;
  barnLokalId: string;
  barnTie: string;
}

let server: TestServer;
let affiliation: TestAffiliation;
/** Who may write people of the municipality, but not see the protected; who may; and who may see nobody. */
let writer: Ask;
let sees: Ask;
let subject: Subject;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox', CPR_LOOKUPS_PER_DAY: '100000' });
  affiliation = await openTestAffiliation(server);
  writer = await server.askAs('kommunal', kommune);
  sees = await server.askWith({ subject: 'anna', roles: ['kommunal', 'navnebeskyttelse'], kommuner: [kommune] });
  subject = await newSubject();
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

let serial = 0;
/** A protected person is employed at the unit, and the mother of a child there. */
const newSubject = (more: object = {}): Promise<Subject> =>
  storePeople(affiliation, kommune, ({ person, tie }) => {
    const [cpr, lokalId, barnLokalId] = [testCpr(), `voksen-${++serial}`, `barn-${serial}`];
    const [id, barnId] = [
      person({ cpr, ...(stored as object), ...more }),
      person({ fornavn: 'Bo', hjemmetelefon: null }),
    ];
    tie({ personId: id, aktoertype: 'ansat', enhedsNummer: enhed, lokalId });
    const barnTie = tie({ personId: barnId, aktoertype: 'barn', enhedsNummer: enhed, lokalId: barnLokalId });
    const about = { relation: 'Mor', foraeldremyndighed: true };
    tie({ personId: id, aktoertype: 'kontakt', enhedsNummer: enhed, barnId, lokalId: null, ...about });
    for (const one of [id, barnId, barnTie]) known.add(one);
    return { id, cpr, lokalId, barnLokalId, barnTie };
  });

const hele = (said: Said) => ({ fornavn: stored.fornavn, efternavn: stored.efternavn, ...said });
const nyBarn = () => ({ enhed, lokalId: `ny-${++serial}`, rolle: 'Barn', trin: 'DT', hovedgruppe: 'STUE' });
const mor = { relation: 'Mor', foraeldremyndighed: true };

/** How each mutation that takes something personal is called about a person: the argument that holds it. */
type Call = (subject: Subject, said: Said) => object;
const person: Call = ({ cpr }, said) => ({ cpr, ...hele(said) });
const row =
  (rows: (subject: Subject, said: Said) => object): Call =>
  (about, said) => ({ kilde, rows: [rows(about, said)] });
const calls: Record<string, Record<string, Call>> = {
  updatePerson: {
    'by id': ({ id }, said) => ({ input: { personId: id, kilde, ...said } }),
    'by CPR number': ({ cpr }, said) => ({ input: { kommuneKode: kommune, cpr, kilde, ...said } }),
    'as another source': ({ id }, said) => ({ input: { personId: id, kilde: 'A', ...said } }),
  },
  attachBarn: {
    person: (about, said) => ({ input: { ...nyBarn(), kilde, lokalId: 'ny', person: person(about, said) } }),
    kontakter: (about, said) => {
      const barn = { cpr: null, fornavn: 'Bo', efternavn: 'Barn' };
      const kontakter = [{ ...mor, person: person(about, said) }];
      return { input: { ...nyBarn(), kilde, lokalId: 'ny', person: barn, kontakter } };
    },
  },
  attachAnsat: {
    person: (about, said) => ({
      input: { enhed, kilde, lokalId: 'ny', roller: ['Pædagog'], person: person(about, said) },
    }),
  },
  attachEkstern: {
    person: (about, said) => ({
      input: { enhed, kilde, lokalId: 'ny', rolle: 'Ekstern', person: person(about, said) },
    }),
  },
  attachKontakt: {
    person: (about, said) => ({
      input: { barnTilknytningId: about.barnTie, kilde, ...mor, gyldigFra: '2099-01-01', person: person(about, said) },
    }),
  },
  applyTilknytninger: {
    ansat: row((about, said) => ({
      ansat: { enhed, lokalId: about.lokalId, roller: ['Pædagog'], person: person(about, said) },
    })),
    'ansat without number': row((about, said) => ({
      ansat: { enhed, lokalId: about.lokalId, roller: ['Pædagog'], person: hele(said) },
    })),
    ekstern: row((about, said) => ({
      ekstern: { enhed, lokalId: 'ny', rolle: 'Ekstern', person: person(about, said) },
    })),
    barn: row((about, said) => ({ barn: { ...nyBarn(), lokalId: 'ny', person: person(about, said) } })),
    'kontakt of a child': row((about, said) => ({ barn: withKontakt(about, person(about, said)) })),
    'kontakt without number': row((about, said) => ({ barn: withKontakt(about, hele(said)) })),
    kontakt: row((about, said) => ({
      kontakt: { enhed, barnLokalId: about.barnLokalId, ...mor, person: person(about, said) },
    })),
    'one person in two rows': (about, said) => ({
      kilde,
      rows: [said, said].map((one, i) => ({
        ekstern: { enhed, lokalId: `ny${i}`, rolle: 'Ekstern', person: person(about, one) },
      })),
    }),
  },
  changeCpr: {
    number: ({ id, cpr }, said) => ({ input: { personId: id, cpr: said.fornavn === stored.fornavn ? cpr : free } }),
  },
};
const withKontakt = ({ barnLokalId }: Subject, given: object) => ({
  ...{ ...nyBarn(), lokalId: barnLokalId, gyldigFra: '2024-01-01' },
  ...{ person: { fornavn: 'Bo', efternavn: 'Barn' }, kontakter: [{ ...mor, person: given }] },
});
const free = testCpr();

/** Mutations of the schema that take something personal, wherever in their arguments. */
async function personalMutations(): Promise<string[]> {
  const fields = Object.values((await buildAffiliationSchema()).schema.getMutationType()?.getFields() ?? {});
  const isPersonal = (type: GraphQLInputObjectType, seen = new Set<string>()): boolean => {
    if (seen.has(type.name)) return false;
    seen.add(type.name);
    const inputs = Object.values(type.getFields());
    const below = inputs.map((field) => getNamedType(field.type)).filter(isInputObjectType);
    return inputs.some(({ name }) => name === 'cpr' || name in stored) || below.some((one) => isPersonal(one, seen));
  };
  const takes = (type: unknown) => isInputObjectType(type) && isPersonal(type);
  return fields.filter(({ args }) => args.some(({ type }) => takes(getNamedType(type)))).map(({ name }) => name);
}

const answer = `changes { objectKind id action fields { field before after personal } } changeset { first last } replayed
  errors { code path da en retryable example } warnings { code path da en }`;
interface Payload {
  changes: { objectKind: string; id: string | null; action: string; fields: { field: string }[] }[];
  changeset: { first: number; last: number } | null;
  errors: { code: string }[];
  warnings: { code: string }[];
}
async function tell(as: Ask, mutation: string, args: object, dryRun = true): Promise<Payload> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!`;
  const many = mutation === 'applyTilknytninger';
  const more = many ? 'created updated ended refused { row errors { code } }' : '';
  const query = `mutation ($input: ${type}, $dryRun: Boolean!) { it: ${mutation}(input: $input, dryRun: $dryRun) { ${answer} ${more} } }`;
  const { it } = await get<{ it: Payload }>(as, query, { ...(many ? { input: args } : args), dryRun });
  return JSON.parse(JSON.stringify(it).replace(uuid, (id) => (dryRun && !known.has(id) ? 'new' : id))) as Payload;
}

const uuid = /[0-9a-f]{8}-[0-9a-f-]{27}/g;
/** Ids of what is stored: those that a dry run makes up are others every time. */
const known = new Set<string>();

/** Without ids and numbers, which no two writes have in common. */
const shape = ({ changes, changeset, ...rest }: Payload) => ({
  ...rest,
  changes: changes.map(({ id: _, ...change }) => change),
  span: changeset && changeset.last - changeset.first,
});

const cases = Object.entries(calls).flatMap(([mutation, ways]) =>
  Object.entries(ways).map(([way, call]) => [mutation, way, call] as const),
);

/** The doors at which a number comes with a local id that is known. */
const numbered: [string, string, (about: Subject, cpr: string) => object][] = [
  [
    'a row',
    'applyTilknytninger',
    ({ lokalId }, cpr) => ({
      kilde,
      rows: [{ ansat: { enhed, lokalId, roller: ['Pædagog'], person: { cpr, fornavn: 'Nyt', efternavn: 'Skjult' } } }],
    }),
  ],
  [
    'an attachment',
    'attachAnsat',
    ({ lokalId }, cpr) => ({
      input: {
        ...{ enhed, kilde, lokalId, roller: ['Pædagog'], gyldigFra: '2099-01-01' },
        person: { cpr, fornavn: 'Nyt', efternavn: 'Skjult' },
      },
    }),
  ],
];

describe('a protected person, to who may write but not see them', () => {
  it('is known to every mutation that takes something personal', async () => {
    expect((await personalMutations()).sort()).toEqual(Object.keys(calls).sort());
  });

  it.each(cases)('is not shown by a dry run: %s %s', async (mutation, _way, call) => {
    for (const felt of felter) {
      const right = await tell(writer, mutation, call(subject, { [felt]: stored[felt] }));
      const wrong = await tell(writer, mutation, call(subject, { [felt]: guessed[felt] }));
      expect([felt, wrong]).toEqual([felt, right]);
    }
    const all = await tell(writer, mutation, call(subject, stored));
    expect(await tell(writer, mutation, call(subject, guessed))).toEqual(all);
    expect(JSON.stringify(all)).not.toMatch(/Sigrun|Skjul|2021-05|sigrun@|foto-1|33112233|20112233/);
  });

  it.each([
    ['updatePerson', 'by id'],
    ['updatePerson', 'by CPR number'],
    ['applyTilknytninger', 'ansat'],
    ['changeCpr', 'number'],
  ])('is not told of by what is written: %s %s', async (mutation, way) => {
    const call = calls[mutation]?.[way] as Call;
    const [right, wrong] = [await newSubject(), await newSubject()];
    for (const said of mutation === 'changeCpr'
      ? [[stored, guessed]]
      : felter.map((felt) => [pick(stored, felt), pick(guessed, felt)])) {
      const told = [
        await tell(writer, mutation, call(right, said[0] ?? {}), false),
        await tell(writer, mutation, call(wrong, said[1] ?? {}), false),
      ];
      expect(shape(told[1] as Payload)).toEqual(shape(told[0] as Payload));
      const logged = await Promise.all(told.map(({ changeset }) => feedOf(writer, changeset)));
      expect(logged[1]).toEqual(logged[0]);
    }
    const versions = await Promise.all([right, wrong].map(({ id }) => versionOf(writer, id)));
    expect(versions[1]).toBe(versions[0]);
  });

  it.each(numbered)(
    'has a number that no guess under a known local id is compared with: %s',
    async (_, mutation, call) => {
      const [right, wrong, taken] = [await newSubject(), await newSubject(), await newSubject()];
      const others = { [wrong.id]: testCpr(), [taken.id]: right.cpr };
      for (const dryRun of [true, false]) {
        const told = await tell(writer, mutation, call(right, right.cpr), dryRun);
        for (const one of [wrong, taken])
          expect(masked(await tell(writer, mutation, call(one, others[one.id] ?? ''), dryRun))).toEqual(masked(told));
      }
      const versions = await Promise.all([right, wrong, taken].map(({ id }) => versionOf(writer, id)));
      expect(new Set(versions).size).toBe(1);
      // Who may see them is told, and another's word has renamed nobody.
      const seen = await tell(sees, mutation, call(wrong, others[wrong.id] ?? ''));
      expect(codesOf(seen)).toEqual(['PERSON_CPR_CHANGED']);
      const query = 'query ($id: ID!) { person(id: $id) { rigtigtNavn { fornavn } } }';
      const names = [right, wrong, taken].map(({ id }) =>
        get<{ person: { rigtigtNavn: { fornavn: string } } }>(sees, query, { id }),
      );
      // The attachment is refused, whatever the number: its local id is in use.
      const renamed = mutation === 'applyTilknytninger' ? 'Nyt' : stored.fornavn;
      const read = (await Promise.all(names)).map(({ person }) => person.rigtigtNavn.fornavn);
      expect(read).toEqual([renamed, stored.fornavn, stored.fornavn]);
    },
  );

  it('lists the fields that are given, whatever is stored', async () => {
    const { changes, warnings } = await tell(writer, 'updatePerson', {
      input: { personId: subject.id, kilde, fornavn: stored.fornavn, koen: 'M' },
    });
    expect(changes.map(({ action, fields }) => [action, fields.map(({ field }) => field)])).toEqual([
      ['UPDATE', ['fornavn', 'koen', 'kilder']],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['PERSON_NOT_COMPARED']);
  });

  it('is not shown by the change log either, except to those who may see them', async () => {
    const one = await newSubject();
    const { changeset } = await tell(sees, 'updatePerson', { input: { personId: one.id, kilde, koen: 'M' } }, false);
    expect(await feedOf(sees, changeset)).toEqual([[...tel, 'kilder', 'koen'].sort()]);
    const hidden = (await feedOf(writer, changeset))[0];
    for (const felt of ['fornavn', 'foedselsdato', 'koen', 'cpr', 'alias', 'adresse']) expect(hidden).toContain(felt);
  });
});

const codesOf = ({ errors }: Payload) => errors.map(({ code }) => code);

const masked = (payload: Payload) =>
  JSON.parse(
    JSON.stringify(shape(payload))
      .replace(/voksen-\d+/g, 'voksen')
      .replace(uuid, 'id'),
  ) as unknown;

const pick = (of: Said, felt: keyof typeof stored): Said => ({ [felt]: of[felt] });
const tel = ['adresse', 'arbejdstelefon', 'hjemmetelefon', 'mobiltelefon'];

async function feedOf(as: Ask, span: Payload['changeset']): Promise<string[][]> {
  const query =
    'query ($after: Int!, $first: Int!) { affiliationChanges(after: $after, first: $first) { nodes { objectKind fields { field } } } }';
  const { first, last } = span ?? { first: 1, last: 0 };
  const page = await get<{ affiliationChanges: { nodes: { objectKind: string; fields: { field: string }[] }[] } }>(
    as,
    query,
    {
      after: first - 1,
      first: last - first + 1,
    },
  );
  const persons = page.affiliationChanges.nodes.filter(({ objectKind }) => objectKind === 'PERSON');
  return persons.map(({ fields }) => fields.map(({ field }) => field).sort());
}

async function versionOf(as: Ask, id: string): Promise<number> {
  return (await get<{ person: { version: number } }>(as, 'query ($id: ID!) { person(id: $id) { version } }', { id }))
    .person.version;
}

describe('who may see a person', () => {
  it('sees in a dry run which fields differ, and stands in the read log for it', async () => {
    const one = await newSubject({ beskyttet: false, aliasFornavn: null, aliasEfternavn: null, hjemmetelefon: null });
    for (const [as, actor] of [
      [writer, 'person:test'],
      [sees, 'person:anna'],
    ] as const) {
      const said = { fornavn: stored.fornavn, koen: 'M' };
      const { changes } = await tell(as, 'updatePerson', { input: { personId: one.id, kilde, ...said } });
      expect(changes.map(({ fields }) => fields.map(({ field }) => field).sort())).toEqual([['kilder', 'koen']]);
      const lines = await affiliation.database.read.laeselog.findMany({ where: { personId: one.id, actor } });
      expect(lines).toMatchObject([{ lineKind: 'proeve', hvad: 'sammenligning', formaal: 'updatePerson' }]);
    }
  });

  it('sees that a name and day of birth are of another, and learns nothing of a protected number', async () => {
    const other = { fornavn: 'Ulla', efternavn: 'Gættet', foedselsdato: '2020-01-02' };
    const row = (said: object) => ({ input: { kommuneKode: kommune, cpr: subject.cpr, kilde, ...said } });
    expect((await tell(sees, 'updatePerson', row(other))).errors.map(({ code }) => code)).toEqual(['PERSON_DIFFERS']);
    const number = (nummer: string) => row({ hjemmetelefon: { nummer } });
    const right = await tell(sees, 'updatePerson', number(stored.hjemmetelefon.nummer));
    expect(await tell(sees, 'updatePerson', number('33998877'))).toEqual(right);
  });

  it('of a person in another municipality learns nothing more than of a person who is not there', async () => {
    const elsewhere = await server.askAs('kommunal', '101');
    const told = await tell(elsewhere, 'updatePerson', { input: { personId: subject.id, kilde, fornavn: 'Sigrun' } });
    expect([told.changes, told.warnings]).toEqual([[], []]);
    expect(JSON.stringify(told)).not.toMatch(/Sigrun|Skjult/);
  });
});
