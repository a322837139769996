import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newRow } from './rows.ts';
import { startServer, type TestServer } from './server.ts';
import { smallRegister } from './small-register.ts';

const samletHeader =
  'dagtilbudsType;daginstitutionsNummer;anvisningsenhedsNummer;alternativAdresseNummer;dagtilbudsNavn;aktivitetsstatus;instType3;instType3_Tekst;ejerformKode;ejerformKode_Tekst;admKommuneKode;admKommuneKode_Tekst;kommuneKode;kommuneKode_Tekst;vejNavn;husNummer;postNummer;byNavn;supplerendeBynavn;geoBredde;geoLaengde;email;telefonNummer;cvrNummer;pNummer;lovgrundlagKode;lovgrundlagKode_Tekst;dawaId;senestOpdateret';
const placeHeader =
  'aktivitetsstatus;dawaId;kommuneKode;kommuneKode_Tekst;vejNavn;husNummer;postNummer;byNavn;supplerendeBynavn;geoBredde;geoLaengde;email;telefonNummer;cvrNummer;pNummer;senestOpdateret';
const tekst = { stk2: 'Dagtilbudsloven § 19, stk. 2', hus: 'Aldersintegreret institution (0-5 år)' };
const at = '2026-03-01T12:00:00.250Z';

describe('CSV export', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer(smallRegister);
  });
  afterAll(() => server.stop());

  const lines = async (path: string) => (await server.text(path)).replace('\uFEFF', '').split('\r\n');
  const records = async (path: string): Promise<Record<string, string>[]> =>
    parse(await server.text(path), { bom: true, columns: true, delimiter: ';' });

  it('is UTF-8 with BOM, a header line, and CRLF after every line', async () => {
    const bytes = Buffer.from(await (await server.get('samlet.csv')).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8').match(/\uFEFF/g)).toHaveLength(1);
    expect(bytes.toString('utf8').slice(1).split('\r\n')[0]).toBe(samletHeader);
    expect(bytes.toString('utf8').endsWith('\r\n')).toBe(true);
    expect(bytes.toString('utf8')).not.toMatch(/[^\r]\n/);
  });

  it('has each level in its own layout', async () => {
    expect((await lines('daginstitution.csv'))[0]).toBe(
      'daginstitutionsNummer;daginstitutionsNavn;ejerformKode;ejerformKode_Tekst;lovgrundlagKode;lovgrundlagKode_Tekst;admKommuneKode;admKommuneKode_Tekst;aktivitetsstatus;senestOpdateret',
    );
    expect((await lines('anvisningsenhed.csv'))[0]).toBe(
      `anvisningsenhedsNummer;anvisningsenhedsNavn;daginstitutionsNummer;instType3;instType3_Tekst;${placeHeader}`,
    );
    expect((await lines('alternativadresse.csv'))[0]).toBe(
      `alternativAdresseNummer;alternativAdresseNavn;anvisningsenhedsNummer;${placeHeader}`,
    );
  });

  it('writes every column of the combined file, with the parents repeated on the rows below', async () => {
    const [, daginstitution, unit, adresse] = await lines('samlet.csv');
    expect(daginstitution).toBe(
      `daginstitution;G20001;;;"Ådalen ""Øst""; m.fl.";Aktiv;;;1;Kommunal;740;Silkeborg;;;;;;;;;;;;;;1;${tekst.stk2};;${at}`,
    );
    expect(unit).toBe(
      `anvisningsenhed;G20001;G20002;;Skoven;Aktiv;6012;${tekst.hus};1;Kommunal;740;Silkeborg;740;Silkeborg;Skolegade;4A;8600;Silkeborg;Sejs;56,17049612345679;9,5;skoven@example.dk;+45 12 34 56 78;01234567;1012345678;1;${tekst.stk2};0a3f50b4-0000-32b8-e044-0003ba298018;${at}`,
    );
    expect(adresse).toBe(
      `alternativAdresse;G20001;G20002;G20003;Naturbasen;Aktiv;6012;${tekst.hus};1;Kommunal;740;Silkeborg;740;Silkeborg;Skolegade;4A;8600;Silkeborg;;56;9,123456789012344;;;;;1;${tekst.stk2};;${at}`,
    );
  });

  it('puts each daginstitution before its units and each unit before its addresses, by number', async () => {
    const rows = await records('samlet.csv');
    expect(
      rows.map((row) => row.alternativAdresseNummer || row.anvisningsenhedsNummer || row.daginstitutionsNummer),
    ).toEqual(['G20001', 'G20002', 'G20003', 'G20005', 'G20020', 'G20030', 'G20031']);
  });

  it('shows closed rows and leaves out versions of the past', async () => {
    const rows = await records('samlet.csv');
    expect(rows.find((row) => row.daginstitutionsNummer === 'G20020')).toMatchObject({
      aktivitetsstatus: 'Nedlagt',
      ejerformKode: '',
      ejerformKode_Tekst: '',
    });
    expect(JSON.stringify(rows)).not.toContain('Fortid');
    for (const kind of ['daginstitution', 'anvisningsenhed', 'alternativadresse'])
      expect(await server.text(`${kind}.csv`)).not.toContain('Fortid');
  });

  it('writes a row of each single-level file', async () => {
    expect((await lines('daginstitution.csv'))[2]).toBe(`G20020;Lukket;;;;;740;Silkeborg;Nedlagt;${at}`);
    expect((await lines('anvisningsenhed.csv'))[3]).toBe(
      `G20031;Byen;G20030;6012;${tekst.hus};Aktiv;;147;Frederiksberg;Skolegade;4A;8600;Silkeborg;;;;;;;;${at}`,
    );
    expect((await lines('alternativadresse.csv'))[1]).toBe(
      `G20003;Naturbasen;G20002;Aktiv;;740;Silkeborg;Skolegade;4A;8600;Silkeborg;;56;9,123456789012344;;;;;${at}`,
    );
  });

  it.each([
    ['samlet', ['G20030', 'G20031']],
    ['daginstitution', ['G20030']],
    ['anvisningsenhed', ['G20031']],
    ['alternativadresse', []],
  ])('%s can be limited to one administrative municipality, with or without the leading zero', async (kind, numre) => {
    for (const kommune of ['101', '0101']) {
      const rows = await records(`${kind}.csv?kommune=${kommune}`);
      expect(rows.map((row) => row.anvisningsenhedsNummer || row.daginstitutionsNummer)).toEqual(numre);
    }
  });

  it('filters by the administrative municipality, not by where the address lies', async () => {
    expect(await records('samlet.csv?kommune=147')).toEqual([]);
  });
});

describe('CSV cells', () => {
  it('read back as what is stored: quotes, separators, line breaks, spaces and coordinates', async () => {
    const navne = ['a;b', 'a"b', '"', 'a\r\nb', 'a\nb', 'a\rb', ' a ', 'a, b', '=1+1', "d'Angleterre", 'æøå Æ 中 😀'];
    const tal = [0.1 + 0.2, 56.123456789012344, 12, 0, -0.5, 9.000000000000002];
    const daginstitution = navne.map((navn, i) =>
      newRow.daginstitution(`G3000${i.toString(36).toUpperCase()}`, { navn }),
    );
    const anvisningsenhed = tal.map((geoBredde, i) => newRow.anvisningsenhed(`G4000${i}`, 'G30000', { geoBredde }));
    const server = await startServer({ daginstitution, anvisningsenhed });
    const read = async (path: string): Promise<Record<string, string>[]> =>
      parse(await server.text(path), { bom: true, columns: true, delimiter: ';', record_delimiter: '\r\n' });
    const readNavne = (await read('daginstitution.csv')).map((row) => row.daginstitutionsNavn);
    const readTal = (await read('anvisningsenhed.csv')).map((row) => Number(row.geoBredde?.replace(',', '.')));
    await server.stop();
    expect(readNavne).toEqual(navne);
    expect(readTal).toEqual(tal);
  });

  it('are a header alone when the register is empty', async () => {
    const server = await startServer(null);
    expect(await server.text('samlet.csv')).toBe(`\uFEFF${samletHeader}\r\n`);
    await server.stop();
  });
});
