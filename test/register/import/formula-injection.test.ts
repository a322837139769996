import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { neutralised } from '../../../subgraphs/common/files/write-csv.ts';
import { openRegisterDatabase } from '../../../subgraphs/register/database.ts';
import { writeFindings } from '../../../subgraphs/register/finding/finding.reader.ts';
import { csvFile } from '../../../subgraphs/register/import/csv-file.ts';
import { loadFile } from '../../../subgraphs/register/import/load-file.ts';
import { Kodebog } from '../../../subgraphs/register/kodeliste/kodebog.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestRegister } from '../../support/test-register.ts';

/** Names that somebody may give a unit, and that a spreadsheet would compute. */
const navne = ['=HYPERLINK("http://example.dk";"Solen")', '+45 Solen', '-Solen', '@Solen', 'Solen = 1'];
const harmless = navne[4] ?? '';

describe('what a spreadsheet would compute', () => {
  it.each(['=1+1', '+1', '-1', '@A1', '\t=1', '\r1', '\n1', '\u0001a', ' =1+1', '\u00A0=1', '\u200B=1', '＝1', '＠A1'])(
    'is made text: %j',
    (text) => expect(neutralised(text)).toBe(`'${text}`),
  );

  it.each(['', 'Solen', '1+1=2', "'=1+1", 'a@b.dk', ' Solen', '33 12 34 56', 'Ærø-Solen'])(
    'other texts stay: %j',
    (text) => expect(neutralised(text)).toBe(text),
  );
});

describe('units whose names begin like formulas', () => {
  let server: TestServer;
  const numre: string[] = [];
  beforeAll(async () => {
    server = await startTestServer();
    const ask = await server.askAs('kommunal', '101');
    for (const navn of navne) {
      const made = await ask<{ createDaginstitution: { daginstitution: { nummer: string } } }>(
        'mutation ($navn: String!) { createDaginstitution(input: { navn: $navn, ejerform: "1", lovgrundlag: "1", kommune: "101" }) { daginstitution { nummer } errors { code } } }',
        { navn },
      );
      const { nummer } = made.data?.createDaginstitution.daginstitution ?? { nummer: '' };
      const unit = await ask<{ createAnvisningsenhed: { anvisningsenhed: { nummer: string } } }>(
        'mutation ($nummer: String!, $navn: String!) { createAnvisningsenhed(input: { daginstitutionsNummer: $nummer, navn: $navn, institutionstype: "6012", pNummer: "1012345678", cvrNummer: "12345678", adresse: { vejNavn: "Solvej", husNummer: "1", postNummer: "2300", byNavn: "København S", kommune: "101" } }) { anvisningsenhed { nummer } errors { code } } }',
        { nummer, navn },
      );
      numre.push(unit.data?.createAnvisningsenhed.anvisningsenhed.nummer ?? '');
    }
    // A write of people asks the register for news.
    await ask('mutation { setKilder(input: { kommuneKode: "101", kilder: [] }) { errors { code } } }');
  });
  afterAll(() => server.close());

  const records = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true, delimiter: ';' });
  const ofUnits = (rows: Record<string, string>[], column: string, navn: string) =>
    numre.map((nummer) => rows.find((row) => row[column] === nummer)?.[navn]);
  const asText = navne.map((navn) => (navn === harmless ? navn : `'${navn}`));

  it('are text in the file of the readiness', async () => {
    const token = await server.tokenWith({ roles: ['onboarding'], kommuner: ['101'] });
    const headers = { authorization: `Bearer ${token}` };
    const csv = await (await fetch(`${server.url}/eksport/aula.csv?kommune=101`, { headers })).text();
    expect(ofUnits(records(csv), 'nummer', 'navn')).toEqual(asText);
  });

  it('are text in the file of findings', async () => {
    const database = await openRegisterDatabase(server.databases.register);
    await database.write.anvisningsenhed.updateMany({ where: { nummer: { in: numre } }, data: { email: 'ingen' } });
    let csv = '';
    for await (const text of writeFindings(database, await Kodebog.read(database), ['101'])) csv += text;
    await database.write.anvisningsenhed.updateMany({ where: { nummer: { in: numre } }, data: { email: null } });
    await database.close();
    expect(ofUnits(records(csv), 'nummer', 'navn')).toEqual(asText);
  });

  it('are as they are in an export, which makes the same register again', async () => {
    const csv = await (await fetch(`${server.url}/eksport/samlet.csv`)).text();
    expect(ofUnits(records(csv), 'anvisningsenhedsNummer', 'dagtilbudsNavn')).toEqual(navne);
    const copy = await openTestRegister();
    const file = path.join(copy.folder, 'samlet.csv');
    writeFileSync(file, csv);
    const origin = { actor: 'test', requestId: 'formulas', source: 'test' };
    const report = await loadFile(copy.database, copy.kodebog, csvFile(file), origin);
    expect(report).toMatchObject({ stored: true, refusals: [] });
    const where = { nummer: { in: numre } };
    const stored = await copy.database.read.anvisningsenhed.findMany({ where, orderBy: { nummer: 'asc' } });
    await copy.close();
    expect(stored.map(({ navn }) => navn)).toEqual(navne);
  });
});
