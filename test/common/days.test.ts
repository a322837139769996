import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isDay } from '../../subgraphs/common/parse/days.ts';

describe('a day counted from another', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-01', '2026-02-28'],
    ['2024-02-29', 12, '2024-03-12', '2025-02-28'],
    ['2026-03-31', -1, '2026-03-30', '2026-02-28'],
    ['0050-01-31', 1, '0050-02-01', '0050-02-28'],
    ['9999-12-31', 1, '9999-12-31', '9999-12-31'],
    ['0001-01-01', -1, '0001-01-01', '0001-01-01'],
  ])('%s and %i days or months', (day, count, byDays, byMonths) => {
    expect([addDays(day, count), addMonths(day, count)]).toEqual([byDays, byMonths]);
  });

  it('is a day, and sorts as text on the side that it lies', () => {
    const somewhere = {
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    };
    const days = fc.date(somewhere).map((moment) => moment.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 500 }), (day, count) => {
        for (const later of [addDays(day, count), addMonths(day, count)]) {
          expect(isDay(later)).toBe(true);
          expect(later >= day).toBe(true);
        }
        for (const earlier of [addDays(day, -count), addMonths(day, -count)]) expect(earlier <= day).toBe(true);
      }),
    );
  });
});
