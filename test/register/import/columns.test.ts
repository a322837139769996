import { afterEach, beforeEach, expect, test } from 'vitest';
import { openTestRegister, type TestRegister } from '../../support/test-register.ts';
import { type Cells, current, everything, loadText, toCsv } from './register.ts';
import { alternativAdresse, anvisningsenhed, daginstitution, family } from './rows.ts';

let register: TestRegister;
beforeEach(async () => {
  register = await openTestRegister();
});
afterEach(() => register.close());

const renamed = (row: Cells, names: Record<string, string>): Cells =>
  Object.fromEntries(Object.entries(names).map(([from, to]) => [to, row[from] ?? '']));

const place = {
  aktivitetsstatus: 'aktivitetsstatus',
  kommuneKode: 'kommunekode',
  vejNavn: 'VejNavn',
  husNummer: 'HusNummer',
  postNummer: 'PostNummer',
  byNavn: 'ByNavn',
  geoBredde: 'GeoBredde',
  geoLaengde: 'GeoLaengde',
  email: 'Email',
  telefonNummer: 'TelefonNummer',
  cvrNummer: 'CVRNummer',
  pNummer: 'PNummer',
};

test('the three single-level files, in the spelling of the data model, load as the combined one does', async () => {
  await loadText(register, toCsv(family()));
  const combined = await current(register.database);
  await register.close();
  register = await openTestRegister();

  const [a, enhed, adresse, b, andenEnhed] = family() as [Cells, Cells, Cells, Cells, Cells];
  const level1 = {
    daginstitutionsNummer: 'daginstitutionsNummer',
    dagtilbudsNavn: 'daginstitutionsNavn',
    ejerformKode: 'ejerformKode',
    lovgrundlagKode: 'lovgrundlagKode',
    admKommuneKode: 'admKommuneKode',
  };
  const level2 = {
    anvisningsenhedsNummer: 'EnhedsNummer',
    dagtilbudsNavn: 'EnhedsNavn',
    daginstitutionsNummer: 'DagInstitutionsNummer',
    instType3: 'InstType3',
    ...place,
  };
  const level3 = {
    alternativAdresseNummer: 'alternativAdresseNummer',
    dagtilbudsNavn: 'alternativadressenavn',
    anvisningsenhedsNummer: 'anvisningsenhedsNummer',
    ...place,
  };
  expect(await loadText(register, toCsv([a, b].map((row) => renamed(row, level1))))).toMatchObject({
    kind: 'daginstitution',
    stored: true,
  });
  expect(await loadText(register, toCsv([enhed, andenEnhed].map((row) => renamed(row, level2))))).toMatchObject({
    kind: 'anvisningsenhed',
    stored: true,
  });
  expect(await loadText(register, toCsv([renamed(adresse, level3)]))).toMatchObject({
    kind: 'alternativAdresse',
    stored: true,
    remarkCounts: {},
  });
  expect(await current(register.database)).toEqual(combined);
});

test('a byte order mark, CRLF or LF, a missing last line end and blank lines make no difference', async () => {
  await loadText(register, `\uFEFF${toCsv(family())}`);
  const loaded = await everything(register.database);
  expect(await loadText(register, toCsv(family(), undefined, '\n').trimEnd())).toMatchObject({
    stored: true,
    changes: null,
  });
  expect(await loadText(register, toCsv(family(), undefined, '\n\n'))).toMatchObject({ stored: true, changes: null });
  expect(await everything(register.database)).toEqual(loaded);
});

test('the type of the third level is accepted in every likely spelling', async () => {
  const types = [
    'alternativAdresse',
    'alternativ adresse',
    'Alternativadresse',
    'ALTERNATIV ADRESSE',
    'alternativ_adresse',
  ];
  const rows = types.map((dagtilbudsType, i) => alternativAdresse('G10432', `G1050${i}`, { dagtilbudsType }));
  const report = await loadText(
    register,
    toCsv([daginstitution('G10431'), anvisningsenhed('G10431', 'G10432'), ...rows]),
  );
  expect(report).toMatchObject({ stored: true, created: { alternativAdresse: 5 } });
});

test.each([
  ['Vesthimmerland', '820'],
  ['Vesthimmerlands', '820'],
  ['Nordfyns', '480'],
  ['Aarhus', '751'],
  ['Århus Kommune', '751'],
  ['Københavns Kommune', '101'],
  ['Bornholms Regionskommune', '400'],
  ['Ikast-Brande', '756'],
  ['LYNGBY-TAARBÆK', '173'],
])('where only the text of the municipality stands, "%s" is %s', async (tekst, kode) => {
  const { admKommuneKode, ...row } = daginstitution('G10431');
  await loadText(register, toCsv([{ ...row, admKommuneKode_Tekst: tekst }]));
  expect((await current(register.database)).daginstitutioner).toMatchObject([{ admKommuneKode: kode }]);
});

test('texts count only where the code is missing', async () => {
  const texts = { ejerformKode_Tekst: 'Noget andet', admKommuneKode_Tekst: 'Aarhus' };
  expect(await loadText(register, toCsv([daginstitution('G10431', texts)]))).toMatchObject({
    stored: true,
    remarkCounts: {},
  });
  const { ejerformKode, ...row } = daginstitution('G10432', { ejerformKode_Tekst: 'Privat' });
  await loadText(register, toCsv([row]));
  const { daginstitutioner } = await current(register.database);
  expect(daginstitutioner).toMatchObject([{ ejerformKode: '1', admKommuneKode: '740' }, { ejerformKode: '3' }]);
});

test('0101 is 101, leading zeros stay, coordinates may have a comma or a point, values are trimmed at the ends', async () => {
  const cells = {
    dagtilbudsNavn: '  Sol  strålen ',
    kommuneKode: '0101',
    postNummer: '0800',
    pNummer: '0012345678',
    geoBredde: '55.68539',
    geoLaengde: '12,47308',
  };
  await loadText(
    register,
    toCsv([daginstitution('G10431', { admKommuneKode: '0101' }), anvisningsenhed('G10431', 'G10432', cells)]),
  );
  const { daginstitutioner, anvisningsenheder } = await current(register.database);
  expect(daginstitutioner).toMatchObject([{ admKommuneKode: '101' }]);
  expect(anvisningsenheder).toMatchObject([
    {
      navn: 'Sol  strålen',
      kommuneKode: '101',
      postNummer: '0800',
      pNummer: '0012345678',
      geoBredde: 55.68539,
      geoLaengde: 12.47308,
    },
  ]);
  expect(anvisningsenheder).toMatchObject([{ foldedNavn: 'sol straalen', foldedAdresse: 'aavej 4a 0800 silkeborg' }]);
});

test('an unknown column is left out and reported; a column the register sets itself is not reported', async () => {
  const report = await loadText(
    register,
    toCsv([daginstitution('G10431', { farve: 'rød', senestOpdateret: '2026-01-01' })]),
  );
  expect(report).toMatchObject({ stored: true, remarks: [{ code: 'COLUMN_UNKNOWN', line: 1, column: 'farve' }] });
});

test('a missing column leaves values alone, an empty cell clears them', async () => {
  await loadText(register, toCsv([daginstitution('G10431'), anvisningsenhed('G10431', 'G10432')]));
  const small = { EnhedsNummer: 'G10432', EnhedsNavn: 'Nyt navn', daginstitutionsNummer: 'G10431', Email: '' };
  await loadText(register, toCsv([small]));
  expect((await current(register.database)).anvisningsenheder).toMatchObject([
    { navn: 'Nyt navn', email: null, pNummer: '1012345678', institutionstypeKode: '6012', version: 2 },
  ]);
});
