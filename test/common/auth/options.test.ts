import { describe, expect, it } from 'vitest';
import { parseExpiry, parseRights } from '../../../subgraphs/common/auth/parse-rights.ts';

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
    [{ role: ['kommunal'], kommune: ['101', '999'] }, /^--kommune: there is no municipality 999\.$/],
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
    expect(parseExpiry(given, 731 * 86_400_000, now).toISOString()).toBe(end);
  });

  it.each(['', '0h', '8', '-8h', '8y', '2025-12-31', '2026-02-31', '999999d', 'never'])('refuses "%s"', (given) => {
    expect(() => parseExpiry(given, 731 * 86_400_000, now)).toThrow(/^--expires: give a time to come/);
  });

  it.each([
    ['9999d', 731 * 86_400_000, '731d'],
    ['2028-12-31', 731 * 86_400_000, '731d'],
    ['91d', 90 * 86_400_000, '90d'],
    ['2h', 3_600_000, '60m'],
  ])('refuses %s where it is more than %d ms away', (given, longest, most) => {
    expect(() => parseExpiry(given, longest, now)).toThrow(
      `--expires: give at most ${most} from now (it is "${given}").`,
    );
  });
});
