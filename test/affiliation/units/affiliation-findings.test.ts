import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { storePeople } from '../../support/people.ts';
import { startAsSupport, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
let enheder: Record<'closing' | 'moving' | 'losing' | 'calm', string>;
let over: string;

const mutate = async (text: string) => {
  const data = await get<Record<string, { errors: object[] }>>(server.ask, `mutation { ${text} }`);
  for (const { errors } of Object.values(data)) expect(errors).toEqual([]);
};

/** A new daginstitution of Copenhagen; its number. */
async function newDaginstitution(navn: string): Promise<string> {
  const input = `{ navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101" }`;
  const text = `mutation { createDaginstitution(input: ${input}) { errors { code } daginstitution { nummer } } }`;
  const { createDaginstitution } = await get<{ createDaginstitution: { daginstitution: { nummer: string } } }>(
    server.ask,
    text,
  );
  return createDaginstitution.daginstitution.nummer;
}

/** A new unit under it; its number. */
async function newUnit(parent: string, navn: string): Promise<string> {
  const adresse = '{ vejNavn: "Prøvevej", husNummer: "1", postNummer: "2300", byNavn: "København S", kommune: "101" }';
  const input = `{ daginstitutionsNummer: "${parent}", navn: "${navn}", institutionstype: "6012", pNummer: "1012345678",
    cvrNummer: "12345674", email: "prøve@example.dk", telefonNummer: "87654321", adresse: ${adresse} }`;
  const text = `mutation { createAnvisningsenhed(input: ${input}) { errors { code da path } anvisningsenhed { nummer } } }`;
  const { createAnvisningsenhed: made } = await get<{
    createAnvisningsenhed: { errors: object[]; anvisningsenhed: { nummer: string } };
  }>(server.ask, text);
  expect(made.errors).toEqual([]);
  return made.anvisningsenhed.nummer;
}

/** A new address of a unit; its number. */
async function newAddress(parent: string, navn: string): Promise<string> {
  const adresse = '{ vejNavn: "Prøvevej", husNummer: "2", postNummer: "2300", byNavn: "København S", kommune: "101" }';
  const input = `{ anvisningsenhedsNummer: "${parent}", navn: "${navn}", pNummer: "1012345678", cvrNummer: "12345674", adresse: ${adresse} }`;
  const text = `mutation { createAlternativAdresse(input: ${input}) { errors { code da path } alternativAdresse { nummer } } }`;
  const { createAlternativAdresse: made } = await get<{
    createAlternativAdresse: { errors: object[]; alternativAdresse: { nummer: string } };
  }>(server.ask, text);
  expect(made.errors).toEqual([]);
  return made.alternativAdresse.nummer;
}

interface Finding {
  code: string;
  objectKind: string;
  objectId: string;
  enhedsNummer: string;
  fra: string | null;
  til: string | null;
  da: string;
  at: string | null;
}
interface Page {
  totalCount: number;
  nodes: Finding[];
  counts: { code: string; count: number }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const findings = async (ask: Ask, args: { where?: object; first?: number; after?: string } = {}): Promise<Page> => {
  const query = `query ($where: AffiliationFindingWhere, $first: Int, $after: String) {
    affiliationFindings(where: $where, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      counts { code count } nodes { code objectKind objectId enhedsNummer kommuneKode fra til da en at } } }`;
  return (await get<{ affiliationFindings: Page }>(ask, query, args)).affiliationFindings;
};

/** The register's change is seen here within two seconds. */
async function eventually(fits: (page: Page) => boolean): Promise<Page> {
  for (let i = 0; ; i++) {
    const found = await findings(kommunal);
    if (fits(found) || i === 60) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

beforeAll(async () => {
  server = await startAsSupport({ REGISTER_MODE: 'sandbox', REGISTER_POLL_MS: '100' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '101');
  const parent = await newDaginstitution('Fundhuset');
  const [closing, moving] = [await newUnit(parent, 'Lukkes'), await newUnit(parent, 'Flyttes')];
  const calm = await newUnit(parent, 'Rolig');
  enheder = { closing, moving, losing: await newAddress(calm, 'Uden P'), calm };
  await eventuallySeen(enheder.losing);
  over = await storePeople(affiliation, '101', ({ person, tie, group }) => {
    for (const enhedsNummer of Object.values(enheder)) {
      group(enhedsNummer);
      tie({ personId: person(), aktoertype: 'barn', enhedsNummer });
    }
    tie({ personId: person(), aktoertype: 'ansat', enhedsNummer: enheder.closing, aflyst: true });
    return tie({ personId: person(), aktoertype: 'ansat', enhedsNummer: enheder.closing, gyldigTil: '2024-12-31' });
  });
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

async function eventuallySeen(nummer: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (await affiliation.database.read.enhed.findUnique({ where: { nummer } })) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const kinds = ({ nodes }: Page) =>
  nodes.map(({ code, objectKind, enhedsNummer }) => `${code} ${objectKind} ${enhedsNummer}`).sort();
const both = (kode: string, enhed: string) => [`${kode} GRUPPE ${enhed}`, `${kode} TILKNYTNING ${enhed}`];

describe('findings about people and groups', () => {
  it('are none while their units are as they should be', async () => {
    expect(await findings(kommunal)).toMatchObject({ totalCount: 0, counts: [] });
  });

  it('come when their unit closes, moves or loses its P-number, and nothing disappears', async () => {
    const { closing, moving, losing } = enheder;
    const elsewhere = await newDaginstitution('Flyttemålet');
    await mutate(`closeAnvisningsenhed(input: { nummer: "${closing}" }) { errors { code } }`);
    await mutate(
      `moveAnvisningsenhed(input: { nummer: "${moving}", daginstitutionsNummer: "${elsewhere}" }) { errors { code } }`,
    );
    await mutate(`updateAlternativAdresse(input: { nummer: "${losing}", pNummer: null }) { errors { code } }`);
    const found = await eventually(({ totalCount }) => totalCount >= 6);
    expect(kinds(found)).toEqual(
      [...both('ENHED_CLOSED', closing), ...both('ENHED_MOVED', moving), ...both('P_NUMMER_LOST', losing)].sort(),
    );
    expect(found.counts).toEqual([
      { code: 'ENHED_CLOSED', count: 2 },
      { code: 'ENHED_MOVED', count: 2 },
      { code: 'P_NUMMER_LOST', count: 2 },
    ]);
    expect(found.nodes.find(({ code }) => code === 'P_NUMMER_LOST')).toMatchObject({ fra: '1012345678', til: null });
    const moved = found.nodes.find(({ code }) => code === 'ENHED_MOVED');
    expect(moved).toMatchObject({ til: elsewhere, at: expect.any(String), da: expect.stringContaining(elsewhere) });
    expect(found.nodes.map(({ objectId }) => objectId)).not.toContain(over);
  });

  it('are filtered, and paged by unit', async () => {
    const { closing, moving } = enheder;
    expect(kinds(await findings(kommunal, { where: { enhed: { eq: closing } } }))).toEqual(
      both('ENHED_CLOSED', closing),
    );
    expect(
      kinds(await findings(kommunal, { where: { code: { eq: 'ENHED_MOVED' }, objectKind: { eq: 'GRUPPE' } } })),
    ).toEqual([`ENHED_MOVED GRUPPE ${moving}`]);
    expect((await findings(kommunal, { where: { kommune: { eq: '147' } } })).totalCount).toBe(0);
    const all = (await findings(kommunal)).nodes;
    const first = await findings(kommunal, { first: 4 });
    const second = await findings(kommunal, { first: 4, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes]).toEqual(all);
    expect([first.totalCount, second.totalCount, second.pageInfo.hasNextPage]).toEqual([6, 6, false]);
    const refused = await kommunal('{ affiliationFindings(where: { code: { eq: "HUS" } }) { totalCount } }');
    expect(refused.errors?.[0]?.extensions?.code).toBe('VALUE_MALFORMED');
  });

  it('are for those who answer for the unit', async () => {
    const institution = await server.askWith({ roles: ['institution'], enheder: [enheder.moving] });
    expect(kinds(await findings(institution))).toEqual(both('ENHED_MOVED', enheder.moving));
    expect((await findings(await server.askAs('onboarding', '101'))).totalCount).toBe(6);
    expect((await findings(await server.askAs('kommunal', '147'))).totalCount).toBe(0);
    const refused = await server.askAs('privat');
    expect((await refused('{ affiliationFindings { totalCount } }')).errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
  });

  it('go when the object is written again after a move, or ended', async () => {
    const { closing, moving } = enheder;
    await affiliation.write(['101'], async (work) => {
      await work.load('tilknytning', 'enhedsNummer', [moving, closing]);
      for (const tie of work.all('tilknytning').filter(({ after }) => after.aktoertype === 'barn'))
        work.change(tie, tie.after.enhedsNummer === moving ? { lokation: 'Set' } : { gyldigTil: '2024-12-31' }, [
          'test',
        ]);
    });
    expect(kinds(await findings(kommunal, { where: { objectKind: { eq: 'TILKNYTNING' } } }))).toEqual([
      `P_NUMMER_LOST TILKNYTNING ${enheder.losing}`,
    ]);
    expect((await findings(kommunal, { where: { objectKind: { eq: 'GRUPPE' } } })).totalCount).toBe(3);
  });
});
