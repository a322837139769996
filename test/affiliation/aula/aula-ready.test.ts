import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { today } from '../../../subgraphs/common/clock.ts';
import { addDays, addMonths } from '../../../subgraphs/common/parse/days.ts';
import { startTransport } from '../../stub/start-transport.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { testCpr } from '../../support/test-cpr.ts';

interface Outcome {
  errors: { code: string }[];
  changes: { id: string | null; objectKind: string }[];
  [object: string]: unknown;
}
interface Aula {
  stage: string;
  ready: boolean;
  checks: { code: string; antal: number; howToFix: string; howToFixEn: string }[];
}

const kilde = 'Eksempelsystem';
const kommune = '101';
const day = today();
const tomorrow = addDays(day, 1);

let transport: Awaited<ReturnType<typeof startTransport>>;
let server: TestServer;
let municipality: Ask;
let supplier: Ask;
let approver: Ask;

beforeAll(async () => {
  transport = await startTransport();
  server = await startTestServer({
    REGISTER_MODE: 'sandbox',
    ...transport.environment,
  });
  const caller = (subject: string, ...roles: string[]) => server.askWith({ subject, roles, kommuner: [kommune] });
  municipality = await caller('municipality', 'kommunal');
  supplier = await caller('supplier', 'leverandoer');
  approver = await caller('approver', 'aftalegodkender');
});
afterAll(async () => {
  await server.close();
  await transport.close();
});
beforeEach(() => transport.stub.reset());

/** Carries out one mutation, which must not be refused. */
async function act<T = Outcome>(field: string, selection = '', as = municipality): Promise<T> {
  const { it } = await get<{ it: Outcome }>(as, `mutation { it: ${field} { errors { code path } ${selection} } }`);
  expect(it.errors, field).toEqual([]);
  return it as T;
}

const written = async (field: string): Promise<Outcome['changes']> =>
  (await act(field, 'changes { id objectKind }')).changes;

async function aulaOf(nummer: string, args = ''): Promise<Aula> {
  const query = `{ anvisningsenhed(nummer: "${nummer}") { aula${args} { stage ready
    checks(onlyFailing: true) { code antal howToFix howToFixEn } } } }`;
  return (await get<{ anvisningsenhed: { aula: Aula } }>(municipality, query)).anvisningsenhed.aula;
}

const failing = ({ checks }: Aula) => checks.map(({ code }) => code);

let units = 0;

/** A daginstitution with one unit, as a municipality makes them in the register. */
async function createUnit(): Promise<string> {
  const named = `navn: "Ny ${++units}"`;
  const above = await act<{ daginstitution: { nummer: string } }>(
    `createDaginstitution(input: { ${named}, ejerform: "1", lovgrundlag: "1", kommune: "${kommune}" })`,
    'daginstitution { nummer }',
  );
  const numbers = `pNummer: "10123456${10 + units}", cvrNummer: "12345678"`;
  const adresse = `{ vejNavn: "Solvej", husNummer: "${units}", postNummer: "2300", byNavn: "København S", kommune: "${kommune}" }`;
  const unit = await act<{ anvisningsenhed: { nummer: string } }>(
    `createAnvisningsenhed(input: { daginstitutionsNummer: "${above.daginstitution.nummer}", ${named}, institutionstype: "6012", ${numbers}, adresse: ${adresse} })`,
    'anvisningsenhed { nummer }',
  );
  return unit.anvisningsenhed.nummer;
}

/** A supplier asks for access to the unit; the id of the agreement. */
async function request(nummer: string, udbydersystem: string, tjeneste: string): Promise<string> {
  const input = `{ udbydersystem: "${udbydersystem}", tjeneste: "${tjeneste}", enheder: ["${nummer}"], formaal: "Brugere" }`;
  const made = await act<{ dataaftaler: { id: string }[] }>(
    `requestDataaftale(input: ${input})`,
    'dataaftaler { id }',
    supplier,
  );
  return made.dataaftaler[0]?.id ?? '';
}

const approve = (id: string) => act(`approveDataaftaler(input: { dataaftaler: [{ id: "${id}" }] })`, '', approver);

async function agree(nummer: string): Promise<void> {
  await approve(await request(nummer, kilde, 'wsaIMPORT'));
  await approve(await request(nummer, 'Aula', 'wsiEKSPORT.Fuld'));
}

async function tell(nummer: string, ...koder: string[]): Promise<void> {
  for (const kode of koder)
    await act(`setOpsaetning(input: { enheder: [{ nummer: "${nummer}" }], kode: "${kode}", svar: JA })`);
}

const person = (navn: string) => `{ cpr: "${testCpr()}", fornavn: "${navn}", efternavn: "Prøve", beskyttet: false }`;
const contact = (navn: string, relation: string) =>
  `{ relation: "${relation}", foraeldremyndighed: true, person: ${person(navn)} }`;

/** A group, a leader who administers users, and two children with their parents. */
async function populate(nummer: string): Promise<void> {
  const at = `enhed: "${nummer}", kilde: "${kilde}", gyldigFra: "2026-01-01"`;
  await act(`createGruppe(input: { ${at}, kode: "stue", gruppetype: "Hovedgruppe", trin: "DT" })`);
  const leder = await written(
    `attachAnsat(input: { ${at}, lokalId: "leder", roller: ["Leder"], person: ${person('Lis')} })`,
  );
  const personId = leder.find(({ objectKind }) => objectKind === 'PERSON')?.id;
  await act(`appointBrugeradministrator(input: { personId: "${personId}", enheder: ["${nummer}"] })`);
  const child = `rolle: "Barn", trin: "DT", hovedgruppe: "stue"`;
  for (const lokalId of ['ida', 'bo'])
    await act(
      `attachBarn(input: { ${at}, ${child}, lokalId: "${lokalId}", person: ${person('Barn')}, kontakter: [${contact('Eva', 'Mor')}, ${contact('Per', 'Far')}] })`,
    );
}

/** A delivery, sent; what became of it. */
async function deliver(
  nummer: string,
  dokument = 'FULL',
): Promise<{ status: string; svarTid: string; dokument: string }> {
  const made = await act<{ levering: { id: string; status: string } }>(
    `prepareLevering(input: { enhedsNummer: "${nummer}", kilde: "${kilde}", dokument: ${dokument} })`,
    'levering { id status }',
    supplier,
  );
  expect(made.levering.status).toBe('VALIDATED');
  const sent = await act<{ levering: { status: string; svarTid: string; dokument: string } }>(
    `sendLevering(input: { id: "${made.levering.id}" })`,
    'levering { status svarTid dokument }',
    supplier,
  );
  return sent.levering;
}

const toldOfStart = ['SETUP_STARTED', 'SETUP_THEMES_DONE', 'SUPERUSERS_NAMED'];
const afterNight = `(paaDag: "${tomorrow}")`;

/** Everything but a delivery. */
async function prepared(): Promise<string> {
  const nummer = await createUnit();
  await agree(nummer);
  await populate(nummer);
  await tell(nummer, 'DATA_PROCESSING_AGREEMENT', 'CONTACT_ACCESS_REMOVED', ...toldOfStart);
  return nummer;
}

describe('a unit on its way into AULA', () => {
  it('comes from nothing to ready by what its people and systems do', async () => {
    const nummer = await createUnit();
    expect(await aulaOf(nummer)).toBeNull(); // nothing has asked the register for news yet
    await tell(nummer, 'DATA_PROCESSING_AGREEMENT');
    expect(await aulaOf(nummer)).toMatchObject({ stage: 'B_AGREEMENTS', ready: false });
    await agree(nummer);
    expect(await aulaOf(nummer)).toMatchObject({ stage: 'C_GROUPS', ready: false });
    await populate(nummer);
    await tell(nummer, 'CONTACT_ACCESS_REMOVED');
    const undelivered = await aulaOf(nummer);
    expect(undelivered).toMatchObject({ stage: 'G_FIRST_DELIVERY', ready: false });
    expect(failing(undelivered)).toContain('FULL_DELIVERY_ACCEPTED');

    expect((await deliver(nummer)).status).toBe('ACCEPTED');
    const delivered = await aulaOf(nummer);
    expect(delivered).toMatchObject({ stage: 'H_AULA', ready: false });
    expect(failing(delivered)).not.toContain('FULL_DELIVERY_ACCEPTED');
    expect(failing(delivered)).toContain('NIGHT_PASSED');

    await tell(nummer, ...toldOfStart);
    expect(failing(await aulaOf(nummer, afterNight))).not.toContain('NIGHT_PASSED');
    expect(await aulaOf(nummer, afterNight)).toMatchObject({ stage: 'I_RUNNING', ready: true });
    const readiness = `{ aulaReadiness(where: { enhed: "${nummer}" }, paaDag: "${tomorrow}") { ready nodes { nummer } } }`;
    expect(await get(municipality, readiness)).toEqual({ aulaReadiness: { ready: 1, nodes: [{ nummer }] } });
  });

  it('is known as it was: before the answer of Unilogin the delivery is not accepted', async () => {
    const nummer = await prepared();
    const before = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await deliver(nummer);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const after = new Date().toISOString();
    const asOf = (at: string) => aulaOf(nummer, `(paaDag: "${tomorrow}", asOf: "${at}")`);
    expect(await asOf(before)).toMatchObject({ stage: 'G_FIRST_DELIVERY', ready: false });
    expect(await asOf(after)).toMatchObject({ stage: 'I_RUNNING', ready: true });
  });

  it('with one refused person has its full delivery, and is held up by that person alone until they are loaded', async () => {
    const nummer = await prepared();
    transport.stub.refused.set('bo', 'CPR mangler');
    expect((await deliver(nummer)).status).toBe('PARTIALLY_ACCEPTED');
    const partial = await aulaOf(nummer, afterNight);
    expect(partial).toMatchObject({ stage: 'G_FIRST_DELIVERY', ready: false });
    expect(failing(partial)).not.toContain('FULL_DELIVERY_ACCEPTED');
    expect(partial.checks.find(({ code }) => code === 'REFUSED_ROWS_CORRECTED')?.antal).toBe(1);
    transport.stub.refused.clear();
    expect((await deliver(nummer)).status).toBe('ACCEPTED');
    expect(await aulaOf(nummer, afterNight)).toMatchObject({ stage: 'I_RUNNING', ready: true });
  });

  it('has its full delivery also where a person with a fault, who stands in Unilogin already, makes it a delta', async () => {
    const nummer = await prepared();
    const barn = (lokalId: string) =>
      written(
        `attachBarn(input: { enhed: "${nummer}", kilde: "${kilde}", gyldigFra: "2026-01-01", lokalId: "${lokalId}", rolle: "Barn", trin: "DT", hovedgruppe: "stue", person: ${person('Mia')} })`,
      );
    const personId = (await barn('mia')).find(({ objectKind }) => objectKind === 'PERSON')?.id;
    await deliver(nummer, 'DELTA');
    expect(failing(await aulaOf(nummer, afterNight))).toContain('FULL_DELIVERY_ACCEPTED');
    await act(`updatePerson(input: { personId: "${personId}", kilde: "${kilde}", beskyttet: true })`);
    await barn('ny');
    expect(await deliver(nummer)).toMatchObject({ dokument: 'DELTA', status: 'ACCEPTED' });
    const delivered = await aulaOf(nummer, afterNight);
    expect(failing(delivered)).not.toContain('FULL_DELIVERY_ACCEPTED');
    // The children alone differ: the unit has one whom the delivery left out.
    expect(delivered.checks.find(({ code }) => code === 'COUNTS_COMPARED')?.antal).toBe(1);
    await act(
      `updatePerson(input: { personId: "${personId}", kilde: "${kilde}", aliasFornavn: "Ada", aliasEfternavn: "Bo" })`,
    );
    expect(await deliver(nummer)).toMatchObject({ dokument: 'FULL', status: 'ACCEPTED' });
    expect(failing(await aulaOf(nummer, afterNight))).not.toContain('COUNTS_COMPARED');
  });

  it('is warned of an import that is 11 months old, and not of a younger one', async () => {
    const nummer = await prepared();
    await deliver(nummer);
    const warned = async (paaDag: string) => {
      const query = `{ aftaleAdvarsler(where: { kommune: "${kommune}", enhed: "${nummer}", code: "IMPORT_STALE" }, paaDag: "${paaDag}") {
        nodes { siden frist overskredet } } }`;
      return (await get<{ aftaleAdvarsler: { nodes: object[] } }>(municipality, query)).aftaleAdvarsler.nodes;
    };
    expect(await warned(addDays(addMonths(day, 11), -2))).toEqual([]);
    const found = { siden: day, frist: addMonths(day, 12), overskredet: false };
    expect(await warned(addDays(addMonths(day, 11), 2))).toEqual([found]);
    expect(await warned(addDays(addMonths(day, 12), 1))).toEqual([{ ...found, overskredet: true }]);
  });

  it('sees the next step to an access: to request, to approve, and to request anew what was rejected', async () => {
    const nummer = await createUnit();
    await tell(nummer, 'DATA_PROCESSING_AGREEMENT');
    const step = async (code = 'AULA_ACCESS_APPROVED') =>
      (await aulaOf(nummer)).checks.find((check) => check.code === code)?.howToFixEn;
    expect(await step()).toMatch(/^Let Aula request it/);
    const id = await request(nummer, 'AULA', 'wsiEKSPORT.Fuld');
    expect(await step()).toMatch(/^Aula has made the request: let the approver decide/);
    await act(`rejectDataaftaler(input: { dataaftaler: [{ id: "${id}" }] })`, '', approver);
    expect(await step()).toMatch(/request it anew \(requestDataaftale\) before the approver can approve/);
    await request(nummer, 'Aula', 'wsiEKSPORT.Fuld');
    await approve(id);
    expect(await step()).toBeUndefined();
    expect(await step('IMPORT_ACCESS_APPROVED')).toMatch(/^Let the supplier request it/);
  });
});
