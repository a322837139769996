import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CprSerie } from '../../../prisma/seed/folk/cpr-serie.ts';
import { dage } from '../../../prisma/seed/folk/dage.ts';
import { sampleFolk } from '../../../prisma/seed/folk.ts';
import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { provider } from '../../support/new-database.ts';

describe('a pseudo-CPR number', () => {
  it('is a test number with the right check digit, century and sex', () => {
    for (const row of sampleFolk('small')) {
      if (row.type === 'gruppe') continue;
      expectPseudo(row.person);
      if (row.type === 'barn') for (const { person } of row.kontakter) expectPseudo(person);
    }
  });

  it('is given once, up to the last of a day, and then none is given', () => {
    const day = fc.integer({ min: dage.of('1935-01-01'), max: dage.of('2036-12-31') });
    fc.assert(fc.property(day, noneTwice), { numRuns: 40 });
  });

  it.runIf(provider === 'sqlite')(
    'suffices for a whole country: 960,000 persons and none has the number of another',
    () => {
      const serie = new CprSerie();
      const numbers = new Set<string>();
      const give = (count: number, from: string, to: string) => {
        const [first, span] = [dage.of(from), dage.of(to) - dage.of(from)];
        for (let i = 0; i < count; i++) numbers.add(serie.next(first + (i % span), i % 2 === 0 ? 'M' : 'K'));
      };
      give(300_000, '2020-11-01', '2026-01-01');
      give(660_000, '1985-01-01', '2003-01-01');
      expect(numbers.size).toBe(960_000);
    },
  );
});

function expectPseudo({ cpr, foedselsdato, koen }: PersonFields): void {
  const [year = 0, month, day] = (foedselsdato ?? '').split('-').map(Number);
  expect(cpr).toMatch(/^\d{10}$/);
  const weighted = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((sum, weight, i) => sum + weight * Number(cpr[i]), 0);
  expect(weighted % 11).toBe(0);
  expect([Number(cpr.slice(0, 2)) - 60, Number(cpr.slice(2, 4)), Number(cpr.slice(4, 6))]).toEqual([
    day,
    month,
    year % 100,
  ]);
  expect(Number(cpr[6]) >= 4).toBe(year >= 2000);
  expect(Number(cpr[9]) % 2 === 1).toBe(koen === 'M');
}

function noneTwice(foedselsdag: number): void {
  const serie = new CprSerie();
  const numbers: string[] = [];
  for (const koen of ['M', 'K'] as const)
    expect(() => {
      for (;;) numbers.push(serie.next(foedselsdag, koen));
    }).toThrow(/more persons are born/);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBeGreaterThan(340);
}
