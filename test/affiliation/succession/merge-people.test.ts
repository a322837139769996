import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { today } from '../../../subgraphs/common/clock.ts';
import { addDays } from '../../../subgraphs/common/parse/days.ts';
import type { Ask } from '../../support/ask.ts';
import {
  newBarn,
  newDagplejer,
  newHovedgruppe,
  newKontakt,
  newPerson,
  newTilknytning,
  setUp,
} from '../../support/dagpleje.ts';
import { get } from '../../support/get.ts';
import { startAsSupport, type TestServer } from '../../support/server.ts';
import { openTestAffiliation, type TestAffiliation } from '../../support/test-affiliation.ts';

let server: TestServer;
let affiliation: TestAffiliation;
let kommunal: Ask;
beforeAll(async () => {
  server = await startAsSupport({ REGISTER_POLL_MS: '100' });
  affiliation = await openTestAffiliation(server);
  kommunal = await server.askAs('kommunal', '740');
});
afterAll(async () => {
  await affiliation.close();
  await server.close();
});

const yesterday = addDays(today(), -1);
const later = addDays(today(), 30);

interface Outcome {
  errors: { code: string }[];
  changeset: { first: number } | null;
  changes: {
    action: string;
    nummer: string;
    efterfoelgere: string[];
    dagtilbud: { aktiv: boolean; beroerte?: Record<string, number> | null; tilknytninger?: { nodes: object[] } | null };
  }[];
}

/** A new daginstitution of Silkeborg with units of one kind; the numbers of the units, once they are seen here. */
async function newUnits(navn: string, institutionstype: '6012' | '6013', ...navne: string[]): Promise<string[]> {
  const adresse = { vejNavn: 'Prøvevej', husNummer: '1', postNummer: '8600', byNavn: 'Silkeborg', kommune: '740' };
  const lovgrundlag = institutionstype === '6013' ? '5' : '1';
  const place = { pNummer: '1012345678', cvrNummer: '12345674', adresse, institutionstype };
  const units = navne.map((navn) => ({ createAnvisningsenhed: { daginstitutionsNummer: '#d', navn, ...place } }));
  const owner = { key: 'd', navn, ejerform: '1', lovgrundlag, kommune: '740' };
  const query = `mutation ($changes: [ChangeInput!]!) { applyChanges(input: { changes: $changes }) { errors { code } dagtilbud { nummer navn } } }`;
  const { applyChanges } = await get<{
    applyChanges: { errors: object[]; dagtilbud: { nummer: string; navn: string }[] };
  }>(server.ask, query, { changes: [{ createDaginstitution: owner }, ...units] });
  expect(applyChanges.errors).toEqual([]);
  const numre = navne.map((navn) => applyChanges.dagtilbud.find((one) => one.navn === navn)?.nummer ?? '');
  const seen = () => affiliation.database.read.enhed.count({ where: { nummer: { in: numre } } });
  await vi.waitFor(async () => expect(await seen()).toBe(numre.length), { timeout: 20_000, interval: 50 });
  return numre;
}

const counted =
  'boern ansatte eksterne kontakter planlagte grupper dagplejegrupper dagplejere gaesteophold dataaftaler leveringsplaner';
const answer = `errors { code } changeset { first } changes { action nummer efterfoelgere dagtilbud { aktiv
  ... on Anvisningsenhed { beroerte { ${counted} }
    tilknytninger(where: { status: { in: [ACTIVE, PLANNED] } }) { nodes { aktoertype } } } } }`;

/** Asks in a way that also shows what is refused of the answer. */
async function merge(ask: Ask, from: string[], into: string | undefined, options: object = {}) {
  const { dryRun = false, moveAffiliation = true } = options as { dryRun?: boolean; moveAffiliation?: boolean };
  const query = `mutation ($input: MergeDagtilbudInput!, $dryRun: Boolean) {
    mergeDagtilbud(input: $input, dryRun: $dryRun) { ${answer} } }`;
  const input = { from: from.map((nummer) => ({ nummer })), into: { nummer: into }, moveAffiliation };
  const { data, errors } = await ask<{ mergeDagtilbud: Outcome }>(query, { input, dryRun });
  return { ...(data?.mergeDagtilbud as Outcome), refused: errors?.map(({ extensions }) => extensions?.code) ?? [] };
}

const codes = ({ errors }: Outcome) => errors.map(({ code }) => code);

interface Tie {
  id: string;
  aktoertype: string;
  status: string;
  gyldigFra: string;
  gyldigTil: string | null;
  lokalId: string | null;
  hovedgruppe: { kode: string } | null;
}

const tiesOf = async (nummer: string, ...status: string[]): Promise<Tie[]> => {
  const query = `query ($nummer: String!, $status: [TilknytningStatus!]!) { anvisningsenhed(nummer: $nummer) {
    tilknytninger(where: { status: { in: $status } }) { nodes { id aktoertype status gyldigFra gyldigTil lokalId hovedgruppe { kode } } } } }`;
  const found = await get<{ anvisningsenhed: { tilknytninger: { nodes: Tie[] } } }>(kommunal, query, {
    nummer,
    status,
  });
  return found.anvisningsenhed.tilknytninger.nodes;
};

const told = (ties: Tie[]) =>
  ties
    .map(({ aktoertype, status, hovedgruppe }) => [aktoertype, status, hovedgruppe?.kode].filter(Boolean).join(' '))
    .sort();

const done = async (nummer: string | undefined) =>
  expect
    .poll(() => affiliation.database.read.overfoersel.findMany({ where: { nummer } }), { timeout: 30_000 })
    .toMatchObject([{ status: 'DONE' }]);

interface Finding {
  code: string;
  objectKind: string;
  objectId: string;
  til: string | null;
  aarsag: string | null;
  da: string;
}
const findings = async (enhed: string | undefined): Promise<Finding[]> => {
  const query = `query ($enhed: String!) { affiliationFindings(where: { enhed: { eq: $enhed } }) {
    nodes { code objectKind objectId til aarsag da } } }`;
  return (await get<{ affiliationFindings: { nodes: Finding[] } }>(kommunal, query, { enhed })).affiliationFindings
    .nodes;
};

/** Fills a unit of dagpleje: two childminders in one group, four children, contacts, a guest, an agreement and a plan. */
const fill = (enhedsNummer: string) =>
  setUp(affiliation, (work) => {
    const path = ['test'];
    const content = { navn: 'Legestuen', basis: 'legestuegruppe', anvisningsenhedsNummer: enhedsNummer };
    const gruppe = work.create('dagplejegruppe', { ...content, gyldigFra: '2020-01-01', gyldigTil: null }, path);
    const [anna, berit] = [1, 2].map(() => newDagplejer(work, { dagplejegruppeId: gruppe.id, enhedsNummer }));
    const of = (gruppeId = '') => ({ enhedsNummer, hovedgruppeId: gruppeId });
    const [barn] = [newBarn(work, of(anna?.gruppeId)), newBarn(work, of(berit?.gruppeId))];
    newBarn(work, { ...of(berit?.gruppeId), gyldigFra: later });
    newBarn(work, { ...of(berit?.gruppeId), gyldigTil: yesterday });
    newKontakt(work, barn ?? '', enhedsNummer);
    newTilknytning(work, { personId: newPerson(work), aktoertype: 'ekstern', enhedsNummer, roller: '["Ekstern"]' });
    const stay = { barnId: barn ?? '', vaertId: berit?.personId ?? '', enhedsNummer, aarsag: null, aflyst: false };
    work.create('gaesteophold', { ...stay, gyldigFra: later, gyldigTil: addDays(later, 2) }, path);
    const asked = { udbydersystem: 'test', tjeneste: 'wsaIMPORT', enhedsNummer, formaal: 'Prøve', kommentar: null };
    const open = {
      anmodetDato: '2026-01-01',
      anmodetAf: 'person:a',
      afgjortDato: null,
      afgjortAf: null,
      sidstBrugt: null,
    };
    work.create('dataaftale', { ...asked, status: 'requested', ...open }, path);
    const terms = { tidspunkt: '17:00', aktiv: true, fireOejne: true, fjernelsesloft: 20 };
    work.create('leveringsplan', { enhedsNummer, kilde: 'test', ...terms }, path);
  });

describe('a merge of units with people, in a dry run', () => {
  let units: string[];
  beforeAll(async () => {
    units = await newUnits('Dagplejen til prøve', '6013', 'Prøve Nord', 'Prøve Syd');
    await fill(units[0] ?? '');
  });

  const expected = {
    ...{ boern: 3, ansatte: 2, eksterne: 1, kontakter: 1, planlagte: 1, grupper: 2, dagplejegrupper: 1 },
    ...{ dagplejere: 2, gaesteophold: 1, dataaftaler: 1, leveringsplaner: 1 },
  };

  it('names the successor and shows how many, and who to those who may see them', async () => {
    const [nord = '', syd] = units;
    const { changes, changeset, errors, refused } = await merge(kommunal, [nord], syd, { dryRun: true });
    expect([errors, changeset, refused]).toEqual([[], null, []]);
    expect(changes).toMatchObject([
      { action: 'CLOSE', nummer: nord, efterfoelgere: [syd], dagtilbud: { aktiv: true, beroerte: expected } },
    ]);
    expect(changes[0]?.dagtilbud.tilknytninger?.nodes).toHaveLength(7);
    expect(await tiesOf(nord, 'ACTIVE', 'PLANNED')).toHaveLength(7);
  });

  it('gives counts alone to who may not see persons, and nothing to strangers', async () => {
    const [nord = '', syd] = units;
    const support = await merge(server.ask, [nord], syd, { dryRun: true, moveAffiliation: false });
    expect(support.changes[0]?.dagtilbud).toMatchObject({ beroerte: expected, tilknytninger: null });
    expect(support.refused).toEqual(['NOT_ALLOWED']);
    const query = `{ anvisningsenhed(nummer: "${nord}") { beroerte { boern } } }`;
    const stranger = await server.ask(query);
    expect(stranger.data).toMatchObject({ anvisningsenhed: { beroerte: { boern: 3 } } });
    const anybody = await (await server.askAs('privat'))(query);
    expect(anybody.errors?.map(({ extensions }) => extensions?.code)).toEqual(['NOT_ALLOWED']);
    const neighbour = await (await server.askAs('kommunal', '101'))(query);
    expect(neighbour).toEqual({ data: { anvisningsenhed: { beroerte: null } } });
  });

  it('shows it of a closing, too', async () => {
    const query = `mutation { closeAnvisningsenhed(input: { nummer: "${units[0]}" }, dryRun: true) { ${answer} } }`;
    const { closeAnvisningsenhed } = await get<{ closeAnvisningsenhed: Outcome }>(kommunal, query);
    expect(closeAnvisningsenhed.changes).toMatchObject([{ efterfoelgere: [], dagtilbud: { beroerte: expected } }]);
  });

  it('moves people only for who answers for them', async () => {
    const [nord = '', syd] = units;
    const others = [await server.askAs('leverandoer', '740'), await server.askAs('kommunal', '101'), server.ask];
    for (const ask of others) expect(codes(await merge(ask, [nord], syd, { dryRun: true }))).toContain('NOT_ALLOWED');
    expect(
      codes(await merge(await server.askWith({ roles: ['privat'], cvrNumre: ['12345674'] }), [nord], syd)),
    ).toContain('NOT_ALLOWED');
    expect(codes(await merge(server.ask, [nord], syd, { dryRun: true, moveAffiliation: false }))).toEqual([]);
    expect(await affiliation.database.read.overfoersel.count()).toBe(0);
  });
});

describe('a merge that moves people', () => {
  it('ends what hangs on the unit and begins it at the successor, planned ties too, once', async () => {
    const [nord = '', syd = ''] = await newUnits('Dagplejen der flytter', '6013', 'Flyt Nord', 'Flyt Syd');
    await fill(nord);
    const before = await tiesOf(nord, 'ACTIVE', 'PLANNED');
    const { errors, changeset } = await merge(kommunal, [nord], syd);
    expect(errors).toEqual([]);
    await done(nord);
    expect(await tiesOf(nord, 'ACTIVE', 'PLANNED')).toEqual([]);
    const after = await tiesOf(syd, 'ACTIVE', 'PLANNED');
    expect(told(after)).toEqual(told(before));
    expect(after.filter(({ status }) => status === 'ACTIVE').every(({ gyldigFra }) => gyldigFra === today())).toBe(
      true,
    );
    const ended = (await tiesOf(nord, 'ENDED')).filter(({ gyldigTil }) => gyldigTil === yesterday);
    expect(ended).toHaveLength(7); // those of now, and the child that left yesterday
    const planned = after.find(({ status }) => status === 'PLANNED');
    expect(before.find(({ id }) => id === planned?.id)?.gyldigFra).toBe(later);
    const query = `query ($nummer: String!, $day: LocalDate) { anvisningsenhed(nummer: $nummer) {
      dagplejegrupper(gyldigPaa: $day) { navn } dagplejere(paaDag: $day) { kapacitet dagplejegruppe { navn } }
      grupper(paaDag: $day) { kode } } }`;
    const at = async (nummer: string, day: string) =>
      (await get<Record<string, Record<string, object[]>>>(kommunal, query, { nummer, day })).anvisningsenhed;
    const kept = await at(nord, yesterday);
    expect(kept?.dagplejere).toHaveLength(2);
    expect(await at(syd, today())).toEqual(kept);
    expect(await at(nord, today())).toEqual({ dagplejegrupper: [], dagplejere: [], grupper: [] });
    const { read } = affiliation.database;
    const current = { toChange: null, enhedsNummer: syd };
    expect(await read.gaesteophold.count({ where: current })).toBe(1);
    expect(await read.dataaftale.findMany({ where: current })).toMatchObject([
      { status: 'requested', udbydersystem: 'test', anmodetAf: 'system:overfoersel' },
    ]);
    expect(await read.leveringsplan.findMany({ where: current })).toMatchObject([{ kilde: 'test', fireOejne: true }]);
    const source = `register:${changeset?.first}`;
    expect(await read.changeset.findMany({ where: { source } })).toMatchObject([{ actor: 'system:overfoersel' }]);
    expect(await findings(nord)).toEqual([]);
  });

  it('leaves the people where they are when it is not asked to', async () => {
    const [nord = '', syd = ''] = await newUnits('Dagplejen der bliver', '6013', 'Bliv Nord', 'Bliv Syd');
    await fill(nord);
    expect((await merge(kommunal, [nord], syd, { moveAffiliation: false })).errors).toEqual([]);
    await expect.poll(async () => (await findings(nord)).length, { timeout: 20_000 }).toBe(12);
    expect(new Set((await findings(nord)).map(({ code, til }) => `${code} ${til}`))).toEqual(
      new Set([`ENHED_CLOSED ${syd}`]),
    );
    expect(await tiesOf(nord, 'ACTIVE', 'PLANNED')).toHaveLength(7);
  });

  it('leaves who cannot go along, with the reason, and takes the others', async () => {
    const [from = '', into = ''] = await newUnits('Børnehuset', '6012', 'Hus A', 'Hus B');
    const ids = await setUp(affiliation, (work) => {
      const [here, there] = [newHovedgruppe(work, from), newHovedgruppe(work, into)];
      newBarn(work, { enhedsNummer: into, hovedgruppeId: there, lokalId: 'B-1' });
      const stays = newBarn(work, { enhedsNummer: from, hovedgruppeId: here, lokalId: 'B-1' });
      const goes = newBarn(work, { enhedsNummer: from, hovedgruppeId: here, lokalId: 'B-2' });
      newKontakt(work, stays, from);
      newKontakt(work, goes, from);
      const both = newPerson(work);
      for (const enhedsNummer of [from, into])
        newTilknytning(work, {
          personId: both,
          aktoertype: 'ansat',
          enhedsNummer,
          roller: '["Pædagog"]',
          lokalId: 'A-1',
        });
      return { here };
    });
    expect((await merge(kommunal, [from], into)).errors).toEqual([]);
    await done(from);
    expect((await tiesOf(into, 'ACTIVE')).map(({ aktoertype, lokalId }) => `${aktoertype} ${lokalId}`).sort()).toEqual([
      'ANSAT A-1',
      'BARN B-1',
      'BARN B-2',
      'KONTAKT null',
    ]);
    expect(told(await tiesOf(from, 'ACTIVE'))).toHaveLength(2);
    const found = await findings(from);
    expect(found.map(({ code, objectKind, til, aarsag }) => [code, objectKind, til, aarsag])).toEqual([
      ['ENHED_CLOSED', 'GRUPPE', into, null],
      ['NOT_MOVED_ALONG', 'TILKNYTNING', into, 'LOCAL_ID_TAKEN'],
      ['NOT_MOVED_ALONG', 'TILKNYTNING', into, 'LOCAL_ID_TAKEN'],
    ]);
    expect(found[0]?.objectId).toBe(ids.here);
    expect(found[1]?.da).toContain(into);
  });

  it('makes one group of two that are the same, and keeps apart two that only have the same code', async () => {
    const [from = '', into = ''] = await newUnits('Stuehuset', '6012', 'Hus C', 'Hus D');
    await setUp(affiliation, (work) => {
      const group = (enhedsNummer: string, kode: string, navn: string) =>
        work.create(
          'gruppe',
          {
            ...{ enhedsNummer, kilde: 'test', kode, navn, gruppetype: 'Hovedgruppe', trin: 'DT', linje: null },
            ...{ gyldigFra: '2020-01-01', gyldigTil: null },
          },
          ['test'],
        ).id;
      group(into, 'R', 'Rød stue');
      group(into, '1', 'Blå stue');
      for (const hovedgruppeId of [group(from, 'R', 'rød stue'), group(from, '1', 'Gul stue')])
        newBarn(work, { enhedsNummer: from, hovedgruppeId });
    });
    expect((await merge(kommunal, [from], into)).errors).toEqual([]);
    await done(from);
    expect(told(await tiesOf(into, 'ACTIVE'))).toEqual([`BARN ACTIVE 1-${from}`, 'BARN ACTIVE R']);
    expect(await findings(from)).toEqual([]);
  });

  it('joins two units in a third: who was at both is there once', async () => {
    const units = await newUnits('Samlehuset', '6012', 'Hus E', 'Hus F', 'Hus G');
    const [one = '', two = '', three = ''] = units;
    await setUp(affiliation, (work) => {
      const both = newPerson(work);
      const child = newPerson(work);
      for (const enhedsNummer of [one, two]) {
        const about = { enhedsNummer, kilde: 'test', kode: 'R', navn: 'Rød', gruppetype: 'Hovedgruppe', trin: 'DT' };
        const period = { gyldigFra: '2020-01-01', gyldigTil: null };
        const hovedgruppeId = work.create('gruppe', { ...about, linje: null, ...period }, ['test']).id;
        newBarn(work, { enhedsNummer, hovedgruppeId });
        newTilknytning(work, {
          personId: both,
          aktoertype: 'ansat',
          enhedsNummer,
          roller: '["Pædagog"]',
          lokalId: 'A-2',
        });
        const tie = {
          personId: child,
          aktoertype: 'barn',
          enhedsNummer,
          trin: 'DT',
          hovedgruppeId,
          lokalId: 'B-3',
        } as const;
        newTilknytning(work, tie);
      }
    });
    expect((await merge(kommunal, [one, two], three)).errors).toEqual([]);
    await done(one);
    await done(two);
    expect(told(await tiesOf(three, 'ACTIVE', 'PLANNED'))).toEqual([
      'ANSAT ACTIVE',
      'BARN ACTIVE R',
      'BARN ACTIVE R',
      'BARN ACTIVE R',
    ]);
    expect(await affiliation.database.read.gruppe.count({ where: { toChange: null, enhedsNummer: three } })).toBe(1);
    for (const nummer of [one, two]) expect(await findings(nummer)).toEqual([]);
  });

  it('follows a successor that went on in another before it was carried out', async () => {
    const units = await newUnits('Kædehuset', '6012', 'Led 1', 'Led 2', 'Led 3');
    const [one = '', two = '', three = ''] = units;
    await setUp(affiliation, (work) => newBarn(work, { enhedsNummer: one, hovedgruppeId: newHovedgruppe(work, one) }));
    expect((await merge(kommunal, [one], two)).errors).toEqual([]);
    expect((await merge(kommunal, [two], three)).errors).toEqual([]);
    await done(two);
    expect(await tiesOf(three, 'ACTIVE')).toHaveLength(1);
  });
});
