import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bornOn, cprKind, normalCpr } from '../../../subgraphs/affiliation/core/input/fields.ts';
import { holdsCpr } from '../../../subgraphs/common/text/cpr-text.ts';
import type { Ask } from '../../support/ask.ts';
import { get } from '../../support/get.ts';
import { unitsOf } from '../../support/people.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { testCpr } from '../../support/test-cpr.ts';

describe('the date of a CPR number', () => {
  it.each([
    ['3112001234', '1900-12-31'],
    ['2902000123', null], // 1900 was no leap year
    ['2902004123', '2000-02-29'],
    ['2902010123', null],
    ['2802010123', '1901-02-28'],
    ['3002040123', null],
    ['3102991234', null],
    ['3104201234', null],
    ['3004201234', '1920-04-30'],
    ['0113201234', null],
    ['0100201234', null],
    ['0001201234', null],
    ['3201201234', null],
    ['0101364000', '2036-01-01'],
    ['0101374000', '1937-01-01'],
    ['0101369000', '2036-01-01'],
    ['0101379000', '1937-01-01'],
    ['0101575000', '2057-01-01'],
    ['0101578999', '2057-01-01'],
    ['0101585000', '1858-01-01'],
    ['0101990999', '1999-01-01'],
  ])('exists in the calendar, in the century of the seventh digit: %s', (cpr, day) => {
    expect(cprKind(cpr)).toBe(day === null ? null : 'cpr');
    const years = ['1800', '1900', '2000'].map((century) => Number(century) + Number(cpr.slice(4, 6)));
    const born = years.map((year) => `${year}-${cpr.slice(2, 4)}-${cpr.slice(0, 2)}`).filter((one) => bornOn(cpr, one));
    expect(born).toEqual(day === null ? [] : [day]);
  });

  it.each([
    ['7101201234', 'pseudo', '1920-01-11'],
    ['9102201234', null, '1920-02-31'],
    ['8902204123', 'pseudo', '2020-02-29'],
    ['8902214123', null, '2021-02-29'],
    ['710120ABC4', 'erstatning', '2020-01-11'],
    ['110120ABC4', 'erstatning', '1920-01-11'],
    ['890220ABC4', 'erstatning', '2020-02-29'],
    ['890200ABC4', 'erstatning', '2000-02-29'],
    ['890221ABC4', null, '2021-02-29'],
    ['310299ABC4', null, '1999-02-31'],
    ['710120ABCD', null, '2020-01-11'],
    ['7101201A34', null, '1920-01-11'],
    ['710120ÆBC4', null, '2020-01-11'],
  ])('is there as well in the number of one who has none: %s', (cpr, kind, day) => {
    expect(cprKind(cpr)).toBe(kind);
    expect(bornOn(cpr, day)).toBe(kind !== null);
    expect(bornOn(cpr, '2020-01-12')).toBe(false);
  });

  it('that is wrong makes no key of what looks like a number', () => {
    expect(['310299-1234', '710120 abc4', '610120-1234'].map(holdsCpr)).toEqual([true, true, true]);
    expect(['BARN-310299', '1234567890', '31029912345'].map(holdsCpr)).toEqual([false, false, false]);
    expect(normalCpr('710120-abc4')).toBe('710120ABC4');
  });
});

describe('where data last', () => {
  let server: TestServer;
  let ask: Ask;
  const [enhed = ''] = unitsOf('101');
  const kilde = 'Pladssystem';
  beforeAll(async () => {
    server = await startTestServer();
    ask = await server.askAs('kommunal', '101');
    const gruppe = { enhed, kilde, kode: 'stue', gruppetype: 'Hovedgruppe', trin: 'DT', gyldigFra: '2020-01-01' };
    await get(ask, 'mutation ($g: CreateGruppeInput!) { createGruppe(input: $g) { errors { code } } }', { g: gruppe });
  });
  afterAll(() => server.close());

  const attach = async (lokalId: string, cpr: string, more: object = {}) => {
    const person = { cpr, fornavn: 'Ada', efternavn: 'Prøve', beskyttet: false, ...more };
    const input = { enhed, kilde, lokalId, rolle: 'Barn', trin: 'DT', hovedgruppe: 'stue', person };
    const { attachBarn } = await get<{ attachBarn: { errors: { code: string }[]; tilknytning: object | null } }>(
      ask,
      'mutation ($input: AttachBarnInput!) { attachBarn(input: $input) { errors { code } tilknytning { person { id cprType harCpr } } } }',
      { input },
    );
    return { codes: attachBarn.errors.map(({ code }) => code), tilknytning: attachBarn.tilknytning };
  };

  it('a test person is refused, and so is a date that is none', async () => {
    expect((await attach('T1', testCpr())).codes).toEqual(['CPR_TEST_NUMBER']);
    for (const cpr of ['310299-1234', '910220ABC4', '9102201234'])
      expect((await attach('T2', cpr)).codes).toEqual(['CPR_MALFORMED']);
  });

  it('one who cannot get a CPR number is taken, marked, delivered and ready for AULA', async () => {
    expect(await attach('B1', '710120-kot4')).toMatchObject({
      codes: [],
      tilknytning: { person: { harCpr: true, cprType: 'ERSTATNING' } },
    });
    expect((await attach('B2', '120120KOT6')).codes).toEqual([]);
    const { prepareLevering } = await get<{ prepareLevering: { levering: object; errors: object[] } }>(
      ask,
      `mutation { prepareLevering(input: { enhedsNummer: "${enhed}", kilde: "${kilde}" }) {
         errors { code } levering { kontrolfund { code lokalId } antal { barn { created } tilbageholdt } } } }`,
    );
    expect(prepareLevering).toEqual({
      errors: [],
      levering: {
        kontrolfund: [{ code: 'AGREEMENT_APPROVED', lokalId: null }],
        antal: { barn: { created: 2 }, tilbageholdt: 0 },
      },
    });
    const { anvisningsenhed } = await get<{
      anvisningsenhed: { aula: { checks: { code: string; passed: boolean }[] } };
    }>(ask, `{ anvisningsenhed(nummer: "${enhed}") { aula { checks { code passed } } } }`);
    expect(anvisningsenhed.aula.checks.find(({ code }) => code === 'CHILD_CPR')).toMatchObject({ passed: true });
  });

  it('a protected person does not show even that', async () => {
    const alias = { beskyttet: true, aliasFornavn: 'Bi', aliasEfternavn: 'Alias' };
    expect(await attach('B3', '130120KOT6', alias)).toMatchObject({
      codes: [],
      tilknytning: { person: { harCpr: true, cprType: null } },
    });
  });
});
