import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const query = 'query ($w: AnvisningsenhedWhere) { anvisningsenheder(where: $w) { totalCount } }';
const refusalOf = async (where: object) => (await server.ask(query, { w: where })).errors;
const times = <T>(n: number, item: T): T[] => Array.from({ length: n }, () => item);

/** `where`, and the code, field and example of its refusal. */
const refused: [object, string, string, string | undefined][] = [
  [{ ejerform: { eq: '99' } }, 'KODE_UNKNOWN', 'where.ejerform.eq', '"1" (Kommunal), "2" (Selvejende)'],
  [{ lovgrundlag: { in: ['1', 'x'] } }, 'KODE_UNKNOWN', 'where.lovgrundlag.in', '"1" (Dagtilbudsloven § 19, stk. 2)'],
  [{ institutionstype: { eq: '9999' } }, 'KODE_UNKNOWN', 'where.institutionstype.eq', '"6010" ('],
  [{ aktivitetsstatus: { eq: 'aktiv' } }, 'KODE_UNKNOWN', 'where.aktivitetsstatus.eq', '"Aktiv" (Aktiv)'],
  [{ kommune: { eq: '999' } }, 'KOMMUNEKODE_UNKNOWN', 'where.kommune.eq', '"101" (København), "751" (Aarhus)'],
  [{ kommune: { in: ['101', ''] } }, 'KOMMUNEKODE_UNKNOWN', 'where.kommune.in', '"101"'],
  [{ nummer: { eq: '10431' } }, 'NUMMER_MALFORMED', 'where.nummer.eq', '"G10431"'],
  [{ nummer: { in: ['G10431', 'G104311'] } }, 'NUMMER_MALFORMED', 'where.nummer.in', '"G10431"'],
  [{ nummer: { startsWith: 'G_' } }, 'NUMMER_MALFORMED', 'where.nummer.startsWith', '"G104"'],
  [{ nummer: { contains: '%' } }, 'NUMMER_MALFORMED', 'where.nummer.contains', '"G104"'],
  [{ daginstitutionsNummer: { eq: 'x' } }, 'NUMMER_MALFORMED', 'where.daginstitutionsNummer.eq', '"G10431"'],
  [{ cvrNummer: { eq: '1234567' } }, 'VALUE_MALFORMED', 'where.cvrNummer.eq', '"12345674"'],
  [{ cvrNummer: { contains: '1%' } }, 'VALUE_MALFORMED', 'where.cvrNummer.contains', '"123"'],
  [{ pNummer: { in: ['101234567'] } }, 'VALUE_MALFORMED', 'where.pNummer.in', '"1012345678"'],
  [{ pNummer: { startsWith: '10123456789' } }, 'VALUE_MALFORMED', 'where.pNummer.startsWith', '"101"'],
  [{ postNummer: { eq: '860' } }, 'VALUE_MALFORMED', 'where.postNummer.eq', '"8600"'],
  [{ postNummer: { eq: 'DK-8600' } }, 'VALUE_MALFORMED', 'where.postNummer.eq', '"8600"'],
  [{ postNummer: { startsWith: '_' } }, 'VALUE_MALFORMED', 'where.postNummer.startsWith', '"860"'],
  [{ navn: { eq: 'Sol\u0000' } }, 'VALUE_MALFORMED', 'where.navn.eq', undefined],
  [{ navn: { in: ['\u0000'] } }, 'VALUE_MALFORMED', 'where.navn.in', undefined],
  [{ navn: {} }, 'FILTER_EMPTY', 'where.navn', 'eq: "…"'],
  [{ ejerform: {} }, 'FILTER_EMPTY', 'where.ejerform', 'eq: "…"'],
  [{ navn: null }, 'FILTER_EMPTY', 'where.navn', 'eq: "…"'],
  [{ navn: { contains: null } }, 'FILTER_EMPTY', 'where.navn.contains', 'eq: "…"'],
  [{ navn: { eq: 'x', startsWith: null } }, 'FILTER_EMPTY', 'where.navn.startsWith', 'eq: "…"'],
  [{ kommune: { in: null } }, 'FILTER_EMPTY', 'where.kommune.in', 'eq: "…"'],
  [{ navn: { contains: '' } }, 'FILTER_EMPTY', 'where.navn.contains', 'eq: "…"'],
  [{ AND: null }, 'VALUE_MALFORMED', 'where.AND', 'AND: ['],
  [{ navn: { contains: '%' } }, 'TEXT_EMPTY', 'where.navn.contains', 'contains: "solstråle"'],
  [{ navn: { startsWith: ' _-' } }, 'TEXT_EMPTY', 'where.navn.startsWith', 'contains: "solstråle"'],
  [{ OR: [{}, { AND: [{ kommune: { eq: 'x' } }] }] }, 'KOMMUNEKODE_UNKNOWN', 'where.OR[1].AND[0].kommune.eq', '"101"'],
  [{ nummer: { in: times(1001, 'G10431') } }, 'LIMIT_EXCEEDED', 'where.nummer.in', undefined],
  [{ navn: { contains: 'a'.repeat(501) } }, 'LIMIT_EXCEEDED', 'where.navn.contains', undefined],
  [{ navn: { startsWith: 'å'.repeat(60_000) } }, 'LIMIT_EXCEEDED', 'where.navn.startsWith', undefined],
  [{ OR: times(200, { navn: { eq: 'x' } }) }, 'LIMIT_EXCEEDED', 'where', undefined],
  [{ AND: times(200, {}) }, 'LIMIT_EXCEEDED', 'where', undefined],
  [nested('OR', 21), 'LIMIT_EXCEEDED', 'where', undefined],
  [nested('AND', 21), 'LIMIT_EXCEEDED', 'where', undefined],
];

/** AND or OR inside itself, this many times. */
function nested(key: 'AND' | 'OR', depth: number): object {
  const rest = [{ navn: { eq: 'x' } }, { navn: { eq: 'y' } }];
  return depth === 0 ? { nummer: { eq: 'G10432' } } : { [key]: [nested(key, depth - 1), ...rest] };
}

const shorten = (where: object) => JSON.stringify(where).slice(0, 60);

describe('a filter that cannot be meant', () => {
  it.each(refused.map((row) => [shorten(row[0]), ...row] as const))(
    'is refused: %s',
    async (_, where, code, field, example) => {
      const errors = await refusalOf(where);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.path).toEqual(['anvisningsenheder']);
      const { extensions = {} } = errors?.[0] ?? {};
      expect(extensions).toMatchObject({ code, field, retryable: false });
      if (example === undefined) expect(extensions.example).toBeUndefined();
      else expect(extensions.example).toEqual(expect.stringContaining(example));
      for (const text of [extensions.da, extensions.en]) expect(text).toEqual(expect.stringContaining(field));
      expect(String(extensions.en).length).toBeLessThan(250);
    },
  );

  it('names only operators that the field has', async () => {
    const texts = await Promise.all(
      [{ ejerform: {} }, { navn: {} }].map(async (w) => (await refusalOf(w))?.[0]?.message),
    );
    expect(texts[0]).not.toContain('contains');
    expect(texts[1]).toContain('contains');
  });

  it('is a validation error when no such filter exists', async () => {
    for (const where of ['{ nam: { eq: "x" } }', '{ navn: { like: "x" } }', '{ ejerform: { contains: "1" } }']) {
      const answer = await server.ask(`{ anvisningsenheder(where: ${where}) { totalCount } }`);
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
      expect(answer.data ?? null).toBeNull();
    }
    const errors = await refusalOf({ nam: { eq: 'x' } });
    expect(errors?.[0]?.message).toContain('"nam" is not defined');
  });

  it('is refused inside another object, with the path to it', async () => {
    const { errors } = await server.ask(
      '{ daginstitution(nummer: "G10431") { units: anvisningsenheder(where: { kommune: { eq: "0" } }) { nummer } } }',
    );
    expect(errors?.[0]?.path).toEqual(['daginstitution', 'units']);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'KOMMUNEKODE_UNKNOWN', field: 'where.kommune.eq' });
  });
});

describe('a filter just inside the limits', () => {
  it.each([
    ['1000 values', { nummer: { in: [...times(999, 'G99999'), 'G10432'] } }, 1],
    ['200 conditions', { OR: times(199, { nummer: { eq: 'G10432' } }) }, 1],
    ['200 empty conditions', { AND: times(199, {}) }, 126],
    ['20 nested OR', nested('OR', 20), 1],
    ['20 nested AND', nested('AND', 20), 0],
    ['500 letters', { navn: { contains: 'å'.repeat(500) } }, 0],
  ])('is answered: %s', async (_, where, totalCount) => {
    expect(await server.ask(query, { w: where })).toEqual({ data: { anvisningsenheder: { totalCount } } });
  });
});
