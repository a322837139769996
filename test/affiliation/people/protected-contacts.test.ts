import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealStored } from '../../../subgraphs/affiliation/people/person/seal-stored.ts';
import type { Ask } from '../../support/ask.ts';
import { bytesAtRest } from '../../support/at-rest.ts';
import { get } from '../../support/get.ts';
import { loadPeople } from '../../support/load-people.ts';
import { unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';

const kilde = 'Nord';
const [enhed = ''] = unitsOf('740');
let server: TestServer;
let affiliation: TestAffiliation;
/** Who may see no protected person: the municipality's staff and the institution's; and who may. */
let kommunal: Ask;
let institution: Ask;
let mayRead: Ask;
let lifter: Ask;

beforeAll(async () => {
  server = await startTestServer({ REGISTER_MODE: 'sandbox' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '740');
  institution = await server.askWith({ roles: ['institution'], enheder: [enhed] });
  mayRead = await server.askWith({ roles: ['kommunal', 'navnebeskyttelse'], kommuner: ['740'] });
  lifter = await server.askWith({ subject: 'lifter', roles: ['navnebeskyttelse'], kommuner: ['740'] });
  await load([{ type: 'gruppe', enhed, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' }]);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

async function load(rows: object[]): Promise<void> {
  expect(await loadPeople(affiliation, rows, { kilde })).toMatchObject({ stored: true, refusals: [] });
}

interface Given {
  fornavn: string;
  cpr: string;
  /** The same as it is told. */
  person: object;
  secrets: string[];
}

/** Somebody with something unmistakable in every field that tells where they live. */
function somebody(tag: string): Given {
  const cpr = testCpr();
  const nummer = `29${cpr.slice(-6)}`;
  const names = { fornavn: `Fornavn${tag}`, efternavn: `Efternavn${tag}`, email: `post-${tag}@example.dk` };
  const adresse = { vejOgNummer: `Hjemme${tag}vej 7`, postNummer: '8600', byNavn: `Skjult${tag}by` };
  const mobiltelefon = { nummer, beskyttet: false };
  const folded = `fornavn${tag} efternavn${tag}`.toLowerCase();
  const secrets = [...Object.values(names), adresse.vejOgNummer, adresse.byNavn, nummer, folded];
  return { fornavn: names.fornavn, cpr, person: { cpr, ...names, adresse, mobiltelefon }, secrets };
}

const protectedAs = (tag: string) => ({ beskyttet: true, aliasFornavn: 'Anna', aliasEfternavn: `Alias${tag}` });

const barn = (child: Given, kontakter: Given[], more: object = {}, tie: object = {}) => ({
  ...{ type: 'barn', enhed, lokalId: `B${child.cpr.slice(-4)}`, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue' },
  person: { ...child.person, ...more },
  kontakter: kontakter.map(({ person }) => ({ person, relation: 'Mor', foraeldremyndighed: true, ...tie })),
});

const shown = `id navn fornavn efternavn email beskyttet adresse { vejOgNummer } mobiltelefon { nummer }
  tilknytninger { nodes { aktoertype barn { id } } }`;
interface Shown {
  id: string;
  navn: string;
  fornavn: string | null;
  adresse: object | null;
}
async function seen(ask: Ask, { cpr }: Given): Promise<Shown | undefined> {
  const query = `query ($cpr: String!) { personer(where: { cpr: $cpr }) { nodes { ${shown} } } }`;
  return (await get<{ personer: { nodes: Shown[] } }>(ask, query, { cpr })).personer.nodes[0];
}
const isSeen = async (ask: Ask, one: Given) => (await seen(ask, one))?.fornavn === one.fornavn;

async function write(mutation: string, input: object, as: Ask, dryRun = false) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!, $dryRun: Boolean) { it: ${mutation}(input: $input, dryRun: $dryRun) {
    errors { code } warnings { code } changes { fields { field before after } } } }`;
  return (await get<{ it: { errors: object[] } }>(as, query, { input, dryRun })).it;
}
const lift = async (one: Given) =>
  write('liftBeskyttelse', { personId: (await seen(mayRead, one))?.id, begrundelse: 'sag 1' }, lifter);

/** Which of these texts the files of either database hold, once the log is emptied, which waits for those who read it. */
async function found(secrets: readonly string[], expected = 0): Promise<string[]> {
  const { affiliation: people, register } = server.databases;
  for (let tries = 0; ; tries++) {
    const bytes = Buffer.concat([await bytesAtRest(people), await bytesAtRest(register)]);
    const here = secrets.filter((secret) => bytes.includes(Buffer.from(secret)));
    if (here.length <= expected || tries === 40) return here;
    await sleep(100);
  }
}

describe('the contact of a protected child', () => {
  const [hidden, mor, open, far] = [somebody('Bo'), somebody('Mor'), somebody('Pil'), somebody('Far')];
  const both = [
    barn(hidden, [mor], protectedAs('bo')),
    barn(open, [far]),
    { type: 'ansat', enhed, lokalId: 'MOR', roller: ['Pædagog'], person: mor.person },
  ];
  beforeAll(() => load(both));

  const nobody = {
    ...{ navn: 'Navne- og adressebeskyttet', fornavn: null, efternavn: null, email: null, beskyttet: true },
    ...{ adresse: null, mobiltelefon: null },
  };

  it('is shown to those who may not see the child neither by name nor by home, and one of another child is', async () => {
    expect(await seen(kommunal, mor)).toMatchObject({
      ...nobody,
      tilknytninger: { nodes: [{ aktoertype: 'ANSAT', barn: null }] },
    });
    expect(await seen(kommunal, far)).toMatchObject({
      ...{ navn: 'FornavnFar EfternavnFar', email: 'post-Far@example.dk', beskyttet: false },
      adresse: { vejOgNummer: 'HjemmeFarvej 7' },
      mobiltelefon: { nummer: expect.any(String) },
      tilknytninger: { nodes: [{ aktoertype: 'KONTAKT', barn: { id: (await seen(kommunal, open))?.id } }] },
    });
  });

  const ties = `{ tilknytninger(first: 20) { totalCount nodes { aktoertype person { ${shown} } barn { id }
    kontakter { person { ${shown} } } } } }`;

  it.each(['kommunal', 'institution'] as const)('is tied to it for nobody of them: %s', async (role) => {
    const ask = role === 'kommunal' ? kommunal : institution;
    const answer = JSON.stringify(await get(ask, ties));
    for (const secret of [...mor.secrets, ...hidden.secrets]) expect(answer).not.toContain(secret);
    expect(answer).toContain('HjemmeFarvej 7');
    const child = (await seen(mayRead, hidden))?.id;
    const nodes = (await get<{ tilknytninger: { nodes: { aktoertype: string; barn: object | null }[] } }>(ask, ties))
      .tilknytninger.nodes;
    expect(nodes.filter(({ aktoertype }) => aktoertype === 'KONTAKT').map(({ barn }) => barn)).not.toContainEqual({
      id: child,
    });
    expect(nodes.filter(({ aktoertype }) => aktoertype === 'KONTAKT')).toHaveLength(1);
  });

  it.each([
    'navn: { contains: "mor" }',
    'navn: { eq: "FornavnMor EfternavnMor" }',
    'tilknytning: { aktoertype: { eq: KONTAKT } }, navn: { startsWith: "fornavnm" }',
  ])('is found by none of them by %s', async (where) => {
    const query = `{ personer(where: { ${where} }) { totalCount } }`;
    expect(await get(kommunal, query)).toEqual({ personer: { totalCount: 0 } });
  });

  it('is found by no tie to it, and the contact of another child is', async () => {
    const query = `query ($id: ID!) { tilknytninger(where: { aktoertype: { eq: KONTAKT }, person: { eq: $id } }) { totalCount }
      personer(where: { id: { eq: $id }, tilknytning: { aktoertype: { eq: KONTAKT } } }) { totalCount } }`;
    const counts = async (ask: Ask, one: Given) => {
      const { tilknytninger, personer } = await get<Record<'tilknytninger' | 'personer', { totalCount: number }>>(
        ask,
        query,
        { id: (await seen(mayRead, one))?.id },
      );
      return [tilknytninger.totalCount, personer.totalCount];
    };
    expect(await counts(kommunal, mor)).toEqual([0, 0]);
    expect(await counts(kommunal, far)).toEqual([1, 1]);
    expect(await counts(mayRead, mor)).toEqual([1, 1]);
  });

  it('is shown in full to those who may', async () => {
    expect(await seen(mayRead, mor)).toMatchObject({
      ...{ navn: 'FornavnMor EfternavnMor', fornavn: 'FornavnMor', email: 'post-Mor@example.dk', beskyttet: false },
      adresse: { vejOgNummer: 'HjemmeMorvej 7' },
      mobiltelefon: { nummer: expect.stringMatching(/^29/) },
    });
    expect(JSON.stringify(await get(mayRead, ties))).toContain('HjemmeMorvej 7');
  });

  it('is shown by no dry run: what is stored is answered as what is not', async () => {
    const personId = (await seen(mayRead, mor))?.id;
    const guess = (person: object, as = kommunal) => write('updatePerson', { personId, kilde, ...person }, as, true);
    const right = { adresse: { vejOgNummer: 'HjemmeMorvej 7' }, efternavn: 'EfternavnMor' };
    const wrong = { adresse: { vejOgNummer: 'Andenvej 1' }, efternavn: 'Forkert' };
    expect(await guess(right)).toEqual(await guess(wrong));
    expect(await guess(right, mayRead)).not.toEqual(await guess(wrong, mayRead));
  });

  it('stands in no line of the change log beside it, and the contact of another child does', async () => {
    const query = '{ affiliationChanges(first: 1000) { nodes { objectKind fields { field before after } } } }';
    const log = async (ask: Ask) => JSON.stringify(await get(ask, query));
    const [id, other] = [(await seen(mayRead, mor))?.id, (await seen(mayRead, far))?.id];
    const tied = (answer: string, one?: string) =>
      answer.split(`"field":"person","before":null,"after":"${one}"`).length - 1;
    expect([tied(await log(kommunal), id), tied(await log(mayRead), id)]).toEqual([1, 2]); // as an employee she is
    expect(tied(await log(kommunal), other)).toBe(1);
    const child = (await seen(mayRead, hidden))?.id;
    expect((await log(kommunal)).includes(`"field":"barn","before":null,"after":"${child}"`)).toBe(false);
    expect((await log(mayRead)).includes(`"field":"barn","before":null,"after":"${child}"`)).toBe(true);
  });

  it('is in no file, however often they are given, and the one of another child is', async () => {
    expect(await found([...hidden.secrets, ...mor.secrets])).toEqual([]);
    await load(both);
    const changed = { ...mor, person: { ...mor.person, email: 'ny-Mor@example.dk' } };
    await load([barn(hidden, [changed])]);
    expect(await found([...hidden.secrets, ...mor.secrets, 'ny-Mor@example.dk'])).toEqual([]);
    expect(await found(far.secrets, far.secrets.length)).toEqual(far.secrets);
    expect(await seen(mayRead, mor)).toMatchObject({ email: 'ny-Mor@example.dk' });
  });

  it('is delivered as they are, not as one who is protected', async () => {
    const query = `mutation { it: prepareLevering(input: { enhedsNummer: "${enhed}", kilde: "${kilde}" }) { levering { kontrolfund { code } } } }`;
    const { it: prepared } = await get<{ it: { levering: { kontrolfund: { code: string }[] } } }>(mayRead, query);
    expect(prepared.levering.kontrolfund.map(({ code }) => code)).not.toContain('PROTECTED_ALIAS');
    const [row] = await affiliation.persons({ id: (await seen(mayRead, mor))?.id ?? '', toChange: null });
    expect(row).toMatchObject({ beskyttet: false, fornavn: 'FornavnMor', efternavn: 'EfternavnMor' });
  });
});

describe('protection', () => {
  it('of a child that is given later hides its contacts in all versions, and lifting it shows them again', async () => {
    const [child, mor] = [somebody('Sen'), somebody('Senmor')];
    await load([barn(child, [mor])]);
    const asOf = new Date().toISOString();
    expect(await isSeen(kommunal, mor)).toBe(true);
    const personId = (await seen(mayRead, child))?.id;
    const input = { personId, kilde, ...protectedAs('sen') };
    expect(await write('updatePerson', input, kommunal)).toMatchObject({ errors: [] });
    expect([await isSeen(kommunal, mor), await isSeen(mayRead, mor)]).toEqual([false, true]);
    expect(await found([...child.secrets, ...mor.secrets])).toEqual([]);
    const before =
      'query ($id: ID!, $asOf: DateTime) { person(id: $id, asOf: $asOf) { fornavn adresse { vejOgNummer } } }';
    const id = (await seen(mayRead, mor))?.id;
    expect(await get(kommunal, before, { id, asOf })).toEqual({ person: { fornavn: null, adresse: null } });
    expect(await lift(child)).toMatchObject({ errors: [] });
    expect([await isSeen(kommunal, mor), await isSeen(institution, mor)]).toEqual([true, true]);
    const navn = '{ personer(where: { navn: { eq: "FornavnSenmor EfternavnSenmor" } }) { totalCount } }';
    expect(await get(kommunal, navn)).toEqual({ personer: { totalCount: 1 } });
    await load([barn(child, [mor])]);
    expect(await isSeen(kommunal, mor)).toBe(true);
  });

  it('of another child hides a contact still, as does their own', async () => {
    const [one, two, mor, far] = [somebody('Et'), somebody('To'), somebody('Tomor'), somebody('Tofar')];
    const rows = [barn(one, [mor], protectedAs('et')), barn(two, [mor, far], protectedAs('to'))];
    await load([
      ...rows,
      { type: 'ansat', enhed, lokalId: 'FAR', roller: ['Pædagog'], person: { ...far.person, ...protectedAs('far') } },
    ]);
    await lift(one);
    expect(await isSeen(kommunal, mor)).toBe(false);
    await lift(far);
    expect([await isSeen(kommunal, far), await isSeen(mayRead, far)]).toEqual([false, true]);
    await lift(two);
    expect([await isSeen(kommunal, mor), await isSeen(kommunal, far)]).toEqual([true, true]);
  });

  it('of a child hides who becomes its contact, and whose time as such is over', async () => {
    const [child, aunt] = [somebody('Ny'), somebody('Moster')];
    await load([
      barn(child, [], protectedAs('ny')),
      { type: 'ansat', enhed, lokalId: 'MO', roller: ['Pædagog'], person: aunt.person },
    ]);
    expect(await isSeen(kommunal, aunt)).toBe(true);
    await load([barn(child, [aunt], {}, { gyldigFra: '2026-01-01' })]);
    expect(await isSeen(kommunal, aunt)).toBe(false);
    expect(await found(aunt.secrets)).toEqual([]);
    await load([barn(child, [])]);
    expect(await isSeen(kommunal, aunt)).toBe(false);
    expect(await found(aunt.secrets)).toEqual([]);
  });

  it('is not got round by calling a contact off, which shows them again when one does who may see the child', async () => {
    for (const [as, isShown] of [
      [kommunal, false],
      [mayRead, true],
    ] as const) {
      const [child, kontakt] = [somebody(`Af${isShown}`), somebody(`Kontakt${isShown}`)];
      await load([barn(child, [kontakt], protectedAs('af'), { gyldigFra: '2099-01-01' })]);
      const personId = (await seen(mayRead, kontakt))?.id ?? '';
      const tie = await affiliation.database.read.tilknytning.findFirstOrThrow({ where: { personId, toChange: null } });
      expect(await write('cancelTilknytning', { id: tie.id, kilde }, as)).toMatchObject({ errors: [] });
      expect(await isSeen(kommunal, kontakt)).toBe(isShown);
      await load([{ type: 'ansat', enhed, lokalId: `K${isShown}`, roller: ['Pædagog'], person: kontakt.person }]);
      expect(await isSeen(kommunal, kontakt)).toBe(isShown);
    }
  });

  it('reaches contacts that an earlier version of the product stored, once this one was started', async () => {
    const [child, mor] = [somebody('Gl'), somebody('Glmor')];
    await load([barn(child, [mor], protectedAs('gl'))]);
    const { database } = affiliation;
    const id = (await seen(mayRead, mor))?.id ?? '';
    const [row] = await affiliation.persons({ id });
    const data = { ...row, forseglet: null, forsegletNoegle: null, foldedNavn: 'fornavnglmor efternavnglmor' };
    await database.write.person.updateMany({ where: { id }, data });
    expect(await isSeen(kommunal, mor)).toBe(true);
    await database.write.counter.update({ where: { navn: 'forseglet' }, data: { vaerdi: 1 } });
    expect(await sealStored(database)).toBe(1);
    expect(await sealStored(database)).toBe(0);
    expect([await isSeen(kommunal, mor), await isSeen(mayRead, mor)]).toEqual([false, true]);
    expect(await found(mor.secrets)).toEqual([]);
  });
});
