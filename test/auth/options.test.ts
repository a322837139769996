import { describe, expect, it } from 'vitest';
import { parseExpiry } from '../../subgraphs/common/auth/parse-expiry.ts';
import { parseRights } from '../../subgraphs/common/auth/parse-rights.ts';

describe('the options that name rights', () => {
  it('take municipality codes in both forms', () => {
    const rights = parseRights({ role: ['kommunal', 'stil'], kommune: ['0101', '147'], cvr: [], enhed: [] });
    expect(rights).toEqual({ roles: ['kommunal', 'stil'], kommuner: ['101', '147'], cvrNumre: [], enheder: [] });
  });

  it.each([
    [{ role: ['konge'] }, /^--role: give one of kommunal/],
    [{ role: [] }, /^--role: give one of kommunal/],
    [{ role: ['kommunal'] }, /^--kommune: give the municipalities/],
    [{ role: ['leverandoer'] }, /^--kommune: give the municipalities/],
    [{ role: ['privat'] }, /^--cvr: give the CVR numbers/],
    [{ role: ['institution'] }, /^--enhed: give the institution numbers/],
    [{ role: ['aftalegodkender'] }, /^--kommune: give the municipalities/],
    [{ role: ['institution'], enhed: ['12345'] }, /^--enhed: give an institution number/],
    [{ role: ['kommunal'], kommune: ['Aarhus'] }, /^--kommune: give a municipality code/],
    [{ role: ['privat'], cvr: ['123'] }, /^--cvr: give a CVR number of eight digits/],
  ])('are refused: %j', (options, line) => {
    expect(() => parseRights({ kommune: [], cvr: [], enhed: [], ...options })).toThrow(line);
  });
});

describe('the option that names an end', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');

  it.each([
    ['30m', '2026-01-01T12:30:00.000Z'],
    ['8h', '2026-01-01T20:00:00.000Z'],
    ['90d', '2026-04-01T12:00:00.000Z'],
    ['2027-12-31', '2027-12-31T00:00:00.000Z'],
  ])('takes %s', (given, end) => {
    expect(parseExpiry(given, now).toISOString()).toBe(end);
  });

  it.each(['', '0h', '8', '-8h', '8y', '2025-12-31', '2026-02-31', '999999d', 'never'])('refuses "%s"', (given) => {
    expect(() => parseExpiry(given, now)).toThrow(/^--expires: give a time to come/);
  });
});
