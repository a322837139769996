import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SamletRow } from '../../../prisma/seed/samlet-row.ts';
import { get, type Json } from '../../support/get.ts';
import {
  alternativeAdresser,
  anvisningsenheder,
  daginstitutioner,
  kodeOf,
  nummerOf,
  orNull,
} from '../../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let startedAt: number;
beforeAll(async () => {
  startedAt = Date.now();
  server = await startTestServer();
});
afterAll(() => server.close());

const shared = 'nummer navn aktiv aktivitetsstatus { kode tekst } version senestOpdateret';
const place = `adresse { vejNavn husNummer postNummer byNavn supplerendeBynavn kommune { kode navn } dawaId geoBredde geoLaengde }
  email telefonNummer cvrNummer pNummer`;
const degrees = (cell: string) => (cell === '' ? null : Number(cell.replace(',', '.')));

const sharedOf = (row: SamletRow) => ({
  nummer: nummerOf(row),
  navn: row.dagtilbudsNavn,
  aktiv: row.aktivitetsstatus === 'Aktiv',
  aktivitetsstatus: { kode: row.aktivitetsstatus, tekst: row.aktivitetsstatus },
  version: 1,
  senestOpdateret: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
});

const placeOf = (row: SamletRow) => ({
  adresse: {
    vejNavn: orNull(row.vejNavn),
    husNummer: orNull(row.husNummer),
    postNummer: orNull(row.postNummer),
    byNavn: orNull(row.byNavn),
    supplerendeBynavn: orNull(row.supplerendeBynavn),
    kommune: row.kommuneKode === '' ? null : { kode: row.kommuneKode, navn: row.kommuneKode_Tekst },
    dawaId: orNull(row.dawaId),
    geoBredde: degrees(row.geoBredde),
    geoLaengde: degrees(row.geoLaengde),
  },
  email: orNull(row.email),
  telefonNummer: orNull(row.telefonNummer),
  cvrNummer: orNull(row.cvrNummer),
  pNummer: orNull(row.pNummer),
});

describe('every row of the register', () => {
  it('is shown whole as daginstitution', async () => {
    const { daginstitutioner: page } = await get<{ daginstitutioner: { nodes: Json[] } }>(
      server.ask,
      `{ daginstitutioner(first: 1000) { nodes { ${shared} ejerform { kode tekst } lovgrundlag { kode tekst } kommune { kode navn } } } }`,
    );
    const expected = daginstitutioner.map((row) => ({
      ...sharedOf(row),
      ejerform: kodeOf(row.ejerformKode, row.ejerformKode_Tekst),
      lovgrundlag: kodeOf(row.lovgrundlagKode, row.lovgrundlagKode_Tekst),
      kommune: { kode: row.admKommuneKode, navn: row.admKommuneKode_Tekst },
    }));
    expect(page.nodes).toEqual(expected);
    expect(expected.some(({ lovgrundlag }) => lovgrundlag === null)).toBe(true);
  });

  it('is shown whole as anvisningsenhed, with the gaps of old rows as null', async () => {
    const { anvisningsenheder: page } = await get<{ anvisningsenheder: { nodes: Json[] } }>(
      server.ask,
      `{ anvisningsenheder(first: 1000) { nodes { ${shared} institutionstype { kode tekst } ${place} daginstitution { nummer } } } }`,
    );
    const expected = anvisningsenheder.map((row) => ({
      ...sharedOf(row),
      institutionstype: kodeOf(row.instType3, row.instType3_Tekst),
      ...placeOf(row),
      daginstitution: { nummer: row.daginstitutionsNummer },
    }));
    expect(page.nodes).toEqual(expected);
    for (const gap of ['cvrNummer', 'pNummer', 'email'] as const)
      expect(expected.some((unit) => unit[gap] === null)).toBe(true);
    expect(expected.some(({ adresse }) => adresse.dawaId === null && adresse.geoBredde === null)).toBe(true);
  });

  it('is shown whole as alternativ adresse', async () => {
    const { alternativeAdresser: page } = await get<{ alternativeAdresser: { nodes: Json[] } }>(
      server.ask,
      `{ alternativeAdresser(first: 1000) { nodes { ${shared} ${place} anvisningsenhed { nummer daginstitution { nummer } } } } }`,
    );
    const expected = alternativeAdresser.map((row) => ({
      ...sharedOf(row),
      ...placeOf(row),
      anvisningsenhed: {
        nummer: row.anvisningsenhedsNummer,
        daginstitution: { nummer: row.daginstitutionsNummer },
      },
    }));
    expect(page.nodes).toEqual(expected);
    expect(alternativeAdresser.some((row) => row.kommuneKode !== row.admKommuneKode)).toBe(true);
  });

  it('says when it was stored', async () => {
    const { dagtilbud } = await get<{ dagtilbud: { senestOpdateret: string } }>(
      server.ask,
      '{ dagtilbud(nummer: "G10431") { senestOpdateret } }',
    );
    const at = Date.parse(dagtilbud.senestOpdateret);
    expect(at).toBeGreaterThanOrEqual(startedAt);
    expect(at).toBeLessThanOrEqual(Date.now());
  });
});
