import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runDue } from '../../../subgraphs/affiliation/delivery/levering/run-due.ts';
import { RegisterFollower } from '../../../subgraphs/affiliation/units/enhed/follower.ts';
import { idsFrom } from '../../../subgraphs/common/time-ordered-id.ts';
import { startTransport } from '../../stub/start-transport.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';
import { testCpr } from '../../support/test-cpr.ts';
import { TestPeople } from '../../support/test-people.ts';

interface Levering {
  id: string;
  version: number;
  status: string;
  sourceDateTime: string;
  kontrolfund: { code: string; lokalId: string | null; line: number | null; withheld: boolean }[];
  dokument: string;
  historik: { nodes: { fields: { field: string; after: string | null }[] }[] };
  raekker: object[];
  antal: object;
}
type Outcome = {
  errors: { code: string }[];
  levering: Levering;
  forskelle: { lokalId: string; virkning: string }[];
};

const kilde = 'Eksempelsystem';
const kommune = '101';
let transport: Awaited<ReturnType<typeof startTransport>>;
let server: TestServer;
let affiliation: TestAffiliation;
let maker: Ask;
let approver: Ask;
let enheder: string[];
/** Each test has a unit of its own. */
let enhed: string;

beforeAll(async () => {
  transport = await startTransport();
  server = await startTestServer({
    REGISTER_MODE: 'sandbox',
    ...transport.environment,
    UNILOGIN_TIMEOUT_MS: '20000',
  });
  affiliation = await openTestAffiliation(server);
  maker = await server.askWith({ subject: 'maker', roles: ['leverandoer'], kommuner: [kommune] });
  approver = await server.askWith({ subject: 'approver', roles: ['kommunal'], kommuner: [kommune] });
  const units = await affiliation.database.read.enhed.findMany({
    where: {
      kommuneKode: kommune,
      niveau: 'anvisningsenhed',
      aktiv: true,
      NOT: [{ pNummer: null }, { cvrNummer: null }],
    },
    orderBy: { nummer: 'asc' },
  });
  enheder = units.filter(({ pNummer }) => pNummer?.length === 10).map(({ nummer }) => nummer);
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
  await transport.close();
});
beforeEach(() => {
  transport.stub.reset();
  enhed = enheder.shift() ?? '';
});

/** The supplier asks for access, and the municipality grants it; the agreement's id. */
async function agree(): Promise<string> {
  const input = `{ udbydersystem: "${kilde}", tjeneste: "wsaIMPORT", enheder: ["${enhed}"], formaal: "Pladsanvisning" }`;
  const asked = await get<{ requestDataaftale: { dataaftaler: { id: string }[] } }>(
    maker,
    `mutation { requestDataaftale(input: ${input}) { dataaftaler { id } } }`,
  );
  const id = asked.requestDataaftale.dataaftaler[0]?.id ?? '';
  await decide(`approveDataaftaler(input: { dataaftaler: [{ id: "${id}" }] })`);
  return id;
}

async function decide(mutation: string): Promise<void> {
  const granter = await server.askWith({ subject: 'granter', roles: ['aftalegodkender'], kommuner: [kommune] });
  expect(await get(granter, `mutation { it: ${mutation} { errors { code } } }`)).toEqual({ it: { errors: [] } });
}

/** People of the unit: a child with two contacts, a second child, and an employee. */
async function populate(fill?: (people: TestPeople, gruppe: string) => void): Promise<void> {
  const { errors } = await affiliation.write([kommune], async (work) => {
    await work.loadEnheder([enhed]);
    const people = await TestPeople.in(work, affiliation, { enhed, kommune, kilde });
    const gruppe = people.gruppe('stue-1');
    if (fill) return fill(people, gruppe);
    const barn = people.barn(1, gruppe);
    people.kontakt(2, barn);
    people.kontakt(3, barn, { relation: 'Far' });
    people.barn(4, gruppe);
    people.ansat(5);
  });
  expect(errors).toEqual([]);
}

/** Changes the tie with a local id, or its person, behind the doors. */
async function change(lokalId: string, patch: object, kind: 'tilknytning' | 'person' = 'tilknytning'): Promise<void> {
  const { errors } = await affiliation.write([kommune], async (work) => {
    await work.loadEnheder([enhed]);
    await work.load('tilknytning', 'enhedsNummer', [enhed]);
    const tie = work.all('tilknytning').find(({ after }) => after.lokalId === lokalId);
    await work.load('person', 'id', [tie?.after.personId ?? '']);
    const found = kind === 'person' ? work.get('person', tie?.after.personId ?? '') : tie;
    if (found) work.change(found, patch, []);
  });
  expect(errors).toEqual([]);
}

/** Who stands in Unilogin by our deliveries. */
async function standing(): Promise<string[]> {
  const rows = await affiliation.database.read.leveretPerson.findMany({ where: { enhedsNummer: enhed } });
  return rows.map(({ lokalId }) => lokalId).sort();
}

const fields = `levering { id version status dokument sourceDateTime fejl forsoeg fjernelseGodkendt
  antal { barn { created updated removed unchanged } ansat { created removed unchanged } kontakter tilbageholdt }
  kontrolfund { code severity lokalId personId line withheld } raekker { lokalId personId kode tekst } historik { nodes { fields { field after } } } }`;

async function prepare(over: object = {}, ask = maker): Promise<Outcome> {
  const { data, errors } = await ask<{ prepareLevering: Outcome }>(
    `mutation ($input: PrepareLeveringInput!) { prepareLevering(input: $input) {
       errors { code path } forskelle { lokalId virkning } ${fields} } }`,
    { input: { enhedsNummer: enhed, kilde, ...over } },
  );
  expect(errors).toBeUndefined();
  return data?.prepareLevering as Outcome;
}

async function act(mutation: string, id: string | undefined, ask = maker): Promise<Outcome> {
  const { data, errors } = await ask<Record<string, Outcome>>(
    `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { errors { code } ${fields} } }`,
    { input: { id } },
  );
  expect(errors).toBeUndefined();
  return data?.[mutation] as Outcome;
}

const codes = ({ levering }: Outcome) => levering.kontrolfund.map(({ code }) => code);
const send = (outcome: Outcome, ask = maker) => act('sendLevering', outcome.levering.id, ask);
/** Times a minute apart, so that one delivery is later than the one before. */
let minute = 0;
const later = () => `2026-01-01T${String(10 + Math.floor(++minute / 60))}:${String(minute % 60).padStart(2, '0')}:00`;

describe('a delivery to Unilogin', () => {
  it('is made, checked, sent and accepted, and holds everybody', async () => {
    await Promise.all([agree(), populate()]);
    const made = await prepare();
    expect(made.levering).toMatchObject({ status: 'VALIDATED', dokument: 'FULL', kontrolfund: [] });
    expect(made.levering.antal).toMatchObject({ barn: { created: 2 }, ansat: { created: 1 }, kontakter: 2 });
    const sent = await send(made);
    expect(sent.levering).toMatchObject({ status: 'ACCEPTED', fejl: null, forsoeg: 1, raekker: [] });
    const stepsOf = sent.levering.historik.nodes.flatMap(({ fields }) =>
      fields.flatMap(({ field, after }) => (field === 'status' ? [after] : [])),
    );
    expect(stepsOf).toEqual(['VALIDATED', 'SENT', 'ACCEPTED']);
    const [delivery] = transport.stub.deliveries;
    expect(delivery?.persons.map(({ localId, cpr }) => [localId, cpr])).toEqual([
      ['ansat-5', testCpr(5)],
      ['barn-1', testCpr(1)],
      ['barn-4', testCpr(4)],
    ]);
  });

  it('is not made into anything that goes out without an approved data agreement', async () => {
    await populate();
    const made = await prepare();
    expect([made.levering.status, codes(made)]).toEqual(['DRAFT', ['AGREEMENT_APPROVED']]);
    expect(made.levering.kontrolfund).toMatchObject([{ severity: 'REFUSAL' }]);
    const stored = await affiliation.database.read.levering.findFirstOrThrow({ where: { id: made.levering.id } });
    expect(JSON.parse(stored.kontrolfund)).toMatchObject([{ code: 'AGREEMENT_APPROVED', severity: 'error' }]);
    expect((await send(made)).errors.map(({ code }) => code)).toContain('LEVERING_STATUS');
    expect(transport.stub.requests).toEqual([]);
  });

  it('is the same one for the same unit, source and time', async () => {
    await Promise.all([agree(), populate()]);
    const at = later();
    const [first, second] = [await prepare({ sourceDateTime: at }), await prepare({ sourceDateTime: at })];
    expect(second.levering.id).toBe(first.levering.id);
    const other = await prepare({ sourceDateTime: at, dokument: 'DELTA' });
    expect(other.errors).toMatchObject([{ code: 'LEVERING_EXISTS' }]);
  });

  it('takes the place of one that was not sent', async () => {
    await Promise.all([agree(), populate()]);
    const first = await prepare({ sourceDateTime: later() });
    await prepare({ sourceDateTime: later() });
    expect((await send(first)).levering.status).toBe('SUPERSEDED');
  });

  it('maps the rows that Unilogin refuses back to the persons, and delivers them again as new', async () => {
    await Promise.all([agree(), populate()]);
    transport.stub.refused.set('barn-4', `Ikke forventet CPR til localPersonID: ${testCpr(4)}`);
    const sent = await send(await prepare({ sourceDateTime: later() }));
    expect(sent.levering.status).toBe('PARTIALLY_ACCEPTED');
    expect(sent.levering.raekker).toMatchObject([
      { lokalId: 'barn-4', kode: 'CPR_CHANGED', personId: expect.any(String) },
    ]);
    expect(JSON.stringify(sent)).not.toContain(testCpr(4));
    const next = await prepare({ sourceDateTime: later(), dokument: 'DELTA' });
    expect(next.forskelle.filter(({ virkning }) => virkning === 'CREATED').map(({ lokalId }) => lokalId)).toEqual([
      'barn-4',
    ]);
  });

  it('as a delta holds only what is new or changed, and a deletion those who left', async () => {
    await Promise.all([agree(), populate()]);
    await send(await prepare({ sourceDateTime: later() }));
    await affiliation.write([kommune], async (work) => {
      await work.loadEnheder([enhed]);
      await work.load('tilknytning', 'enhedsNummer', [enhed]);
      for (const one of work.all('tilknytning')) {
        if (one.after.lokalId === 'barn-4') work.change(one, { gyldigTil: '2026-01-01' }, []);
        if (one.after.lokalId === 'ansat-5') work.change(one, { stilling: 'Dagplejer' }, []);
      }
    });
    const delta = await send(await prepare({ sourceDateTime: later(), dokument: 'DELTA' }));
    expect(delta.levering).toMatchObject({ status: 'ACCEPTED' });
    expect(transport.stub.deliveries.at(-1)).toMatchObject({
      operation: 'importerDeltaXml',
      persons: [{ localId: 'ansat-5' }],
    });
    const nobody = await prepare({ sourceDateTime: later(), dokument: 'DELETE', lokalIder: [] });
    expect(nobody).toMatchObject({ errors: [{ code: 'LEVERING_EMPTY' }], levering: null });
    const deletion = await send(await prepare({ sourceDateTime: later(), dokument: 'DELETE' }));
    expect(deletion.levering).toMatchObject({ status: 'ACCEPTED', antal: { barn: { removed: 1 } } });
    expect(transport.stub.deliveries.at(-1)).toMatchObject({
      operation: 'importerSletXml',
      persons: [{ localId: 'barn-4' }],
    });
    const again = await prepare({ sourceDateTime: later(), dokument: 'DELETE' });
    expect(again).toMatchObject({ errors: [{ code: 'LEVERING_EMPTY' }], levering: null });
  });

  it('that would remove too many waits for a human', async () => {
    await Promise.all([agree(), populate()]);
    await send(await prepare({ sourceDateTime: later() }));
    await affiliation.write([kommune], async (work) => {
      await work.loadEnheder([enhed]);
      await work.load('tilknytning', 'enhedsNummer', [enhed]);
      for (const one of work.all('tilknytning'))
        if (one.after.aktoertype === 'barn') work.change(one, { aflyst: true }, []);
    });
    const made = await prepare({ sourceDateTime: later() });
    expect([made.levering.status, codes(made)]).toEqual(['DRAFT', ['MASS_REMOVAL']]);
    expect((await act('overrideMassRemoval', made.levering.id)).errors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    const allowed = await act('overrideMassRemoval', made.levering.id, approver);
    expect(allowed.levering).toMatchObject({ status: 'APPROVED', fjernelseGodkendt: true });
    expect((await send(made)).levering).toMatchObject({ status: 'ACCEPTED', antal: { barn: { removed: 2 } } });
  });

  it('leaves a newcomer with a fault out, and delivers the rest', async () => {
    await agree();
    await populate((people, gruppe) => {
      people.barn(11, gruppe, { beskyttet: true });
      people.barn(12, gruppe);
    });
    const made = await prepare();
    expect(made.levering).toMatchObject({
      status: 'VALIDATED',
      antal: { barn: { created: 1 }, tilbageholdt: 1 },
    });
    const alias = { code: 'PROTECTED_ALIAS', lokalId: 'barn-11', withheld: true };
    expect(made.levering.kontrolfund).toMatchObject([alias]);
    await send(made);
    expect(transport.stub.deliveries.at(-1)?.persons.map(({ localId }) => localId)).toEqual(['barn-12']);
  });

  it('leaves out who stands there already and has a fault, as a delta of all others: nobody is removed by it', async () => {
    await Promise.all([agree(), populate()]);
    await send(await prepare({ sourceDateTime: later() }));
    await change('barn-1', { beskyttet: true }, 'person');
    await change('ansat-5', { stilling: 'Leder' });
    const made = await prepare({ sourceDateTime: later() });
    expect(made.levering).toMatchObject({
      status: 'VALIDATED',
      dokument: 'DELTA',
      antal: { barn: { unchanged: 1, removed: 0 }, ansat: { created: 0 }, tilbageholdt: 1 },
    });
    expect([...new Set(codes(made))]).toEqual(['PROTECTED_ALIAS', 'FULL_AS_DELTA']);
    const found = made.levering.kontrolfund.filter(({ lokalId }) => lokalId === 'barn-1');
    // The document with everybody: three lines of its own, one group, ansat-5, barn-1.
    expect(found[0]).toMatchObject({ withheld: true, line: 6, personId: expect.any(String) });
    expect((await send(made)).levering).toMatchObject({ status: 'ACCEPTED' });
    const sent = transport.stub.deliveries.at(-1);
    expect(sent).toMatchObject({ operation: 'importerDeltaXml' });
    expect(sent?.persons.map(({ localId }) => localId)).toEqual(['ansat-5', 'barn-4']);
    expect(await standing()).toEqual(['ansat-5', 'barn-1', 'barn-4']);
    // Mended, everybody is in a full document again.
    await change('barn-1', { beskyttet: false }, 'person');
    expect((await prepare({ sourceDateTime: later() })).levering).toMatchObject({ dokument: 'FULL', kontrolfund: [] });
  });

  it.each(['FULL', 'DELTA'])(
    'of the kind %s holds all but who was stored before the doors saw it',
    async (dokument) => {
      await Promise.all([agree(), populate()]);
      const phones = { hjemmetelefon: null, arbejdstelefon: null, mobiltelefon: null };
      const place = { vejOgNummer: null, postNummer: null, byNavn: null, kommuneKode: null };
      const address = (landekode: string) => JSON.stringify({ adresse: { ...place, landekode }, ...phones });
      await change('barn-4', { kontakt: address('45') }, 'person');
      await change('ansat-5', { kontakt: address('SE'), fornavn: 'A\uFFFE' }, 'person');
      const made = await prepare({ sourceDateTime: later(), dokument });
      expect(made.levering).toMatchObject({ status: 'VALIDATED', dokument, antal: { tilbageholdt: 2 } });
      expect(made.levering.kontrolfund).toMatchObject(
        ['ansat-5', 'barn-4'].map((lokalId) => ({ code: 'DOCUMENT_SCHEMA', lokalId, withheld: true })),
      );
      expect(made.levering.kontrolfund.map(({ line }) => line)).toEqual([5, 7]);
      await send(made);
      expect(transport.stub.deliveries.at(-1)?.persons.map(({ localId }) => localId)).toEqual(['barn-1']);
    },
  );

  it('by plan removes who left although somebody is left out', async () => {
    await Promise.all([agree(), populate()]);
    await send(await prepare({ sourceDateTime: later() }));
    const yesterday = { where: { enhedsNummer: enhed }, data: { dag: '2026-01-01' } };
    await affiliation.database.write.levering.updateMany(yesterday);
    await change('barn-1', { beskyttet: true }, 'person');
    await change('barn-4', { gyldigTil: '2026-01-01' });
    await get(
      approver,
      `mutation { setLeveringsplan(input: { enhedsNummer: "${enhed}", kilde: "${kilde}", tidspunkt: "00:00" }) { errors { code } } }`,
    );
    const { database, vault, opslag } = affiliation;
    const follower = new RegisterFollower(database);
    const services = { database, vault, opslag, follower, documentNamespace: undefined };
    const round = () => runDue({ ...services, unilogin: transport.open() }, { kommune });
    const twice = [`${enhed} ${kilde}`, `${enhed} ${kilde}`];
    expect(await round()).toMatchObject({ prepared: twice, sent: 2, left: 0, problems: [], failures: [] });
    expect(transport.stub.deliveries.slice(-2)).toMatchObject([
      { operation: 'importerDeltaXml', persons: [{ localId: 'ansat-5' }] },
      { operation: 'importerSletXml', persons: [{ localId: 'barn-4' }] },
    ]);
    expect(await standing()).toEqual(['ansat-5', 'barn-1']);
    expect(await round()).toMatchObject({ prepared: [], sent: 0 });
  });

  it('by plan takes who went elsewhere out of a unit that is closed, after a human has seen how many', async () => {
    const people = [21, 22, 23];
    const fill = (all: TestPeople, gruppe: string) => people.forEach((n) => void all.barn(n, gruppe));
    await Promise.all([agree(), populate(fill)]);
    await send(await prepare({ sourceDateTime: later() }));
    await get(
      approver,
      `mutation { setLeveringsplan(input: { enhedsNummer: "${enhed}", kilde: "${kilde}", tidspunkt: "00:00" }) { errors { code } } }`,
    );
    await affiliation.database.write.enhed.update({ where: { nummer: enhed }, data: { aktiv: false } });
    const { database, vault, opslag } = affiliation;
    const follower = new RegisterFollower(database);
    const services = { database, vault, opslag, follower, documentNamespace: undefined };
    const round = () => runDue({ ...services, unilogin: transport.open() }, { kommune });
    const found = async () => {
      const query = `{ affiliationFindings(where: { enhed: { eq: "${enhed}" }, objectKind: { eq: TILKNYTNING } }) { nodes { code objectKind } } }`;
      const { affiliationFindings } = await get<{
        affiliationFindings: { nodes: { code: string; objectKind: string }[] };
      }>(approver, query);
      return affiliationFindings.nodes.map(({ code, objectKind }) => `${code} ${objectKind}`);
    };
    const sent = transport.stub.deliveries.length;
    expect(await round()).toMatchObject({ prepared: [], sent: 0, problems: [], failures: [] }); // they are still tied to it
    expect(await found()).toEqual(people.map(() => 'ENHED_CLOSED TILKNYTNING'));
    for (const n of people) await change(`barn-${n}`, { gyldigTil: '2026-01-01' });
    expect(await found()).toEqual(people.map(() => 'STILL_IN_UNILOGIN TILKNYTNING'));
    expect(await round()).toMatchObject({ prepared: [`${enhed} ${kilde}`], sent: 0, problems: [], failures: [] });
    const made = await database.read.levering.findFirstOrThrow({
      where: { enhedsNummer: enhed, toChange: null, dokument: 'DELETE' },
    });
    expect(made).toMatchObject({ status: 'DRAFT', kontrolfund: expect.stringContaining('MASS_REMOVAL') });
    expect((await act('overrideMassRemoval', made.id, approver)).errors).toEqual([]);
    expect(await round()).toMatchObject({ prepared: [], sent: 1, problems: [], failures: [] });
    expect(transport.stub.deliveries.slice(sent)).toMatchObject([
      { operation: 'importerSletXml', persons: people.map((n) => ({ localId: `barn-${n}` })) },
    ]);
    expect([await standing(), await found()]).toEqual([[], []]);
    expect(await round()).toMatchObject({ prepared: [], sent: 0 });
  });

  it('takes four eyes where the plan says so', async () => {
    await Promise.all([agree(), populate()]);
    const plan = `mutation { setLeveringsplan(input: { enhedsNummer: "${enhed}", kilde: "${kilde}", fireOejne: true, aktiv: false }) { errors { code } plan { fireOejne } } }`;
    expect((await maker<Record<string, Outcome>>(plan)).data?.setLeveringsplan?.errors).toMatchObject([
      { code: 'NOT_ALLOWED' },
    ]);
    expect((await approver<object>(plan)).data).toMatchObject({
      setLeveringsplan: { errors: [], plan: { fireOejne: true } },
    });
    const replaced = plan.replace('aktiv: false', 'aktiv: false, expectedVersion: 0');
    expect((await approver<object>(replaced)).data).toMatchObject({
      setLeveringsplan: { errors: [{ code: 'VERSION_MISMATCH' }] },
    });
    const own = await prepare({}, approver);
    expect(own.levering.status).toBe('AWAITING_APPROVAL');
    expect((await act('approveLevering', own.levering.id, approver)).errors).toMatchObject([{ code: 'LEVERING_OWN' }]);
    const made = await prepare({ sourceDateTime: later() });
    expect((await send(made)).errors).toMatchObject([{ code: 'LEVERING_STATUS' }]);
    expect((await act('approveLevering', made.levering.id, approver)).levering.status).toBe('APPROVED');
    expect((await send(made)).levering.status).toBe('ACCEPTED');
  });

  it('whose answer was lost is sent again, byte for byte, and nothing else meanwhile', async () => {
    await Promise.all([agree(), populate()]);
    transport.stub.trouble = () => 'BAD_SIGNATURE'; // loaded, but who says so?
    const made = await prepare({ sourceDateTime: later() });
    const lost = await send(made);
    expect(lost.levering).toMatchObject({ status: 'SENT', fejl: 'SIGNATURE_INVALID' });
    const next = await prepare({ sourceDateTime: later() });
    expect((await send(next)).errors).toMatchObject([{ code: 'LEVERING_PENDING' }]);
    transport.stub.trouble = () => undefined;
    transport.stub.rules.refusesOldTimes = false;
    const again = await send(made);
    expect(again.levering.status).toBe('ACCEPTED');
    const bodies = transport.stub.requests.map((xml) => /<UNILoginImport.*<\/UNILoginImport>/s.exec(xml)?.[0]);
    expect(bodies.length).toBeGreaterThan(1);
    expect(new Set(bodies).size).toBe(1);
  });

  it('is sent once by those who find it due at the same time', async () => {
    await Promise.all([agree(), populate()]);
    const made = await prepare({ sourceDateTime: later() });
    transport.stub.trouble = () => 'BAD_SIGNATURE';
    const { levering } = await send(made);
    const mutation = `mutation ($input: SendLeveringInput!) { sendLevering(input: $input) { errors { code } } }`;
    const sendSeen = () => maker(mutation, { input: { id: levering.id, expectedVersion: levering.version } });
    transport.stub.trouble = () => undefined;
    transport.stub.rules.refusesOldTimes = false;
    const before = transport.stub.requests.length;
    const answers = await Promise.all([sendSeen(), sendSeen(), send(made)]);
    expect(transport.stub.requests).toHaveLength(before + 1);
    expect(JSON.stringify(answers)).toMatch(/VERSION_MISMATCH|LEVERING_PENDING/);
  });

  it('whose lost attempt had been received after all is not called refused', async () => {
    await Promise.all([agree(), populate()]);
    const made = await prepare({ sourceDateTime: later() });
    transport.stub.trouble = () => 'BAD_SIGNATURE';
    await send(made);
    transport.stub.trouble = () => undefined;
    expect((await send(made)).levering).toMatchObject({ status: 'EXPIRED', fejl: 'SOURCE_TIME_OLD' });
    // Whom it was about may stand there until a full document is accepted; an accepted delta does not tell who does.
    await change('barn-1', { beskyttet: true }, 'person');
    for (const attempt of ['first', 'second']) {
      const { levering } = await send(await prepare({ sourceDateTime: later() }));
      expect([attempt, levering.status, levering.dokument]).toEqual([attempt, 'ACCEPTED', 'DELTA']);
    }
    await change('barn-1', { beskyttet: false }, 'person');
    const next = await send(await prepare({ sourceDateTime: later() }));
    expect(next.levering).toMatchObject({ status: 'ACCEPTED', dokument: 'FULL' });
  });

  it('is not made of an order with a CPR number in it, which is not repeated', async () => {
    for (const over of [
      { enhedsNummer: '6101251234' },
      { sourceDateTime: '6101251234' },
      { lokalIder: ['610125-1234'] },
    ]) {
      const { errors, levering } = await prepare({ dokument: 'DELETE', ...over });
      expect([errors[0]?.code, levering]).toEqual(['CPR_NOT_HERE', null]);
      expect(JSON.stringify(errors)).not.toContain('1234');
    }
  });

  it('is answered again to a call that is repeated', async () => {
    await Promise.all([agree(), populate()]);
    const mutation = `mutation ($input: PrepareLeveringInput!) { prepareLevering(input: $input, idempotencyKey: "${enhed}") { replayed levering { id } } }`;
    const order = () => maker<{ prepareLevering: object }>(mutation, { input: { enhedsNummer: enhed, kilde } });
    const [first, again] = [(await order()).data?.prepareLevering, (await order()).data?.prepareLevering];
    expect(again).toEqual({ ...first, replayed: true });
  });

  it('does not show how it stands to those who may not decide it', async () => {
    await Promise.all([agree(), populate()]);
    const made = await prepare();
    const stranger = await server.askWith({ subject: 'other', roles: ['kommunal'], kommuner: ['147'] });
    const refused = await act('approveLevering', made.levering.id, stranger);
    expect(refused.errors).toMatchObject([{ code: 'OBJECT_UNKNOWN' }]);
    const { sourceDateTime } = made.levering;
    const again = await prepare({ dokument: 'DELTA', sourceDateTime }, stranger);
    expect(again.errors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('is not sent after the agreement was revoked, nor by a caller without the right', async () => {
    const [aftale] = await Promise.all([agree(), populate()]);
    const made = await prepare();
    const stranger = await server.askWith({ subject: 'other', roles: ['leverandoer'], kommuner: ['147'] });
    expect((await send(made, stranger)).errors).toMatchObject([{ code: 'OBJECT_UNKNOWN' }]);
    expect((await send(made, stranger)).levering).toBeNull();
    await decide(`revokeDataaftale(input: { id: "${aftale}" })`);
    expect((await send(made)).errors).toMatchObject([{ code: 'LEVERING_BLOCKED' }]);
    expect(transport.stub.requests).toEqual([]);
  });

  it('is in the read log of everybody in it, and uses the data agreement', async () => {
    await Promise.all([agree(), populate()]);
    await send(await prepare());
    const { read } = affiliation.database;
    const people = await read.tilknytning.findMany({ where: { enhedsNummer: enhed, toChange: null } });
    const ids = [...new Set(people.map(({ personId }) => personId))];
    const lines = await read.laeselog.findMany({ where: { formaal: 'levering til Unilogin', personId: { in: ids } } });
    expect(new Set(lines.map(({ personId }) => personId))).toEqual(new Set(ids));
    expect(lines[0]).toMatchObject({ actor: 'person:maker', hvad: 'navn, kontakt, cpr', kommuneKode: kommune });
    // The log is read, and searched by time, along its ids.
    for (const { id, at } of lines) expect(id).toMatch(new RegExp(`^${idsFrom(at)}`));
    expect(await read.dataaftale.findFirst({ where: { enhedsNummer: enhed, toChange: null } })).toMatchObject({
      sidstBrugt: expect.any(String),
    });
  });

  it('and its plan are read as of a moment', async () => {
    await Promise.all([agree(), populate()]);
    const setPlan = (tidspunkt: string) =>
      get(
        approver,
        `mutation { setLeveringsplan(input: { enhedsNummer: "${enhed}", kilde: "${kilde}", aktiv: false, tidspunkt: "${tidspunkt}" }) { errors { code } } }`,
      );
    await setPlan('17:00');
    const { id } = (await prepare()).levering;
    const asOf = new Date().toISOString();
    await new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all([setPlan('18:00'), act('sendLevering', id)]);
    const query = `query ($id: ID!, $asOf: DateTime) { levering(id: $id, asOf: $asOf) { status version }
      leveringsplaner(kommune: "${kommune}", asOf: $asOf) { nodes { enhedsNummer tidspunkt } } }`;
    const at = async (asOf: string | null) => {
      type Read = {
        levering: object | null;
        leveringsplaner: { nodes: { enhedsNummer: string; tidspunkt: string }[] };
      };
      const { levering, leveringsplaner } = await get<Read>(maker, query, { id, asOf });
      const own = leveringsplaner.nodes.filter(({ enhedsNummer }) => enhedsNummer === enhed);
      return [levering, own.map(({ tidspunkt }) => tidspunkt)];
    };
    expect(await at(asOf)).toEqual([{ status: 'VALIDATED', version: 1 }, ['17:00']]);
    expect(await at(null)).toEqual([{ status: 'ACCEPTED', version: 3 }, ['18:00']]);
    expect(await at('2020-01-01T00:00:00Z')).toEqual([null, []]);
  });

  it('is found from its unit, by those who may see it', async () => {
    await Promise.all([agree(), populate()]);
    await prepare({ sourceDateTime: later() });
    const made = await prepare({ sourceDateTime: later() });
    const query = `{ anvisningsenhed(nummer: "${enhed}") { leveringer(first: 1) { nodes { id status } } } }`;
    expect((await maker<object>(query)).data).toEqual({
      anvisningsenhed: { leveringer: { nodes: [{ id: made.levering.id, status: 'VALIDATED' }] } },
    });
    expect((await server.ask<object>(query)).data).toEqual({ anvisningsenhed: { leveringer: { nodes: [] } } });
  });

  it('is made and sent by plan, once a day, and tried again after its pause', async () => {
    await Promise.all([agree(), populate()]);
    const plan = `mutation { setLeveringsplan(input: { enhedsNummer: "${enhed}", kilde: "${kilde}", tidspunkt: "00:00" }) { errors { code } } }`;
    expect((await approver<object>(plan)).data).toEqual({ setLeveringsplan: { errors: [] } });
    const { database, vault, opslag } = affiliation;
    const follower = new RegisterFollower(database);
    const services = { database, vault, opslag, follower, documentNamespace: undefined };
    const round = (now = new Date(), dryRun = false) =>
      runDue({ ...services, unilogin: transport.open() }, { now, kommune, dryRun });
    const prepared = [`${enhed} ${kilde}`];
    expect(await round(new Date(), true)).toEqual({ prepared, sent: 0, left: 0, problems: [], failures: [] });
    transport.stub.trouble = () => 'BAD_SIGNATURE';
    expect(await round()).toMatchObject({ prepared, sent: 1, problems: [], failures: [] });
    const status = async () =>
      (await database.read.levering.findMany({ where: { enhedsNummer: enhed, toChange: null } })).map(
        (one) => one.status,
      );
    expect(await status()).toEqual(['SENT']);
    expect(await round()).toMatchObject({ prepared: [], sent: 0 });
    transport.stub.trouble = () => undefined;
    transport.stub.rules.refusesOldTimes = false;
    expect(await round(new Date(Date.now() + 600_000))).toMatchObject({ sent: 1, problems: [], failures: [] });
    expect(await status()).toEqual(['ACCEPTED']);
    expect(transport.stub.deliveries).toHaveLength(2);
  });
});
