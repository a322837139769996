import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleDagplejegrupper } from '../../prisma/seed/dagplejegrupper.ts';
import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { sample } from '../../prisma/seed/sample.ts';
import kommuner from '../../subgraphs/common/reference/kommuner.json' with { type: 'json' };
import matrix from '../../subgraphs/common/reference/matrix.json' with { type: 'json' };

const rows = { full: [...sample('full')], small: [...sample('small')] };
const ofType = (list: SamletRow[], type: string) => list.filter((row) => row.dagtilbudsType === type);
const numberOf = (row: SamletRow) =>
  row.alternativAdresseNummer || row.anvisningsenhedsNummer || row.daginstitutionsNummer;
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the municipalities', () => {
  it('are the 98 and Christiansø', () => {
    expect(kommuner).toHaveLength(99);
    expect(new Set(kommuner.map(({ kode }) => kode)).size).toBe(99);
    expect(kommuner.find(({ kode }) => kode === '411')?.navn).toBe('Christiansø');
    // A table that is often copied is shifted around Funen.
    expect(kommuner.filter(({ kode }) => ['410', '420', '430', '440'].includes(kode)).map(({ navn }) => navn)).toEqual([
      'Middelfart',
      'Assens',
      'Faaborg-Midtfyn',
      'Kerteminde',
    ]);
  });
});

describe('the shipped sample', () => {
  it('has the size of the real register', () => {
    expect(Math.abs(ofType(rows.full, 'daginstitution').length - 2900)).toBeLessThan(100);
    expect(Math.abs(ofType(rows.full, 'anvisningsenhed').length - 5900)).toBeLessThan(200);
    expect(Math.abs(ofType(rows.full, 'alternativAdresse').length - 1000)).toBeLessThan(100);
  });

  it('covers every municipality but Christiansø', () => {
    expect(new Set(rows.full.map((row) => row.admKommuneKode)).size).toBe(98);
  });

  it.each(['full', 'small'] as const)('shows every kind of day-care, ownership, legal basis and status: %s', (size) => {
    const values = (column: keyof SamletRow) => new Set(rows[size].map((row) => row[column]).filter(Boolean)).size;
    expect(values('instType3')).toBe(8);
    expect(values('ejerformKode')).toBe(4);
    expect(values('lovgrundlagKode')).toBe(12);
    expect(values('aktivitetsstatus')).toBe(2);
  });

  it.each(['full', 'small'] as const)('numbers every row once, in one gap-free series: %s', (size) => {
    const numbers = rows[size].map((row) => Number(numberOf(row).slice(1)));
    expect(numbers).toEqual(numbers.map((_, i) => 10431 + i));
  });

  it('is the same every time', () => {
    expect(hash([...sample('full')])).toBe(hash(rows.full));
    expect(hash([...sample('small')])).toBe(hash(rows.small));
  });

  it.each(['full', 'small'] as const)('is lawful but for its few legacy rows: %s', (size) => {
    const units = ofType(rows[size], 'anvisningsenhed').filter((row) => row.lovgrundlagKode !== '');
    const unlawful = units.filter(
      (row) =>
        !matrix.some(
          (lawful) =>
            lawful.lovgrundlag === row.lovgrundlagKode &&
            lawful.ejerform.includes(row.ejerformKode) &&
            lawful.institutionstype.includes(row.instType3),
        ),
    );
    expect(unlawful).toHaveLength(1);
    expect(unlawful[0]).toMatchObject({ instType3: '6013', ejerformKode: '2' });
  });

  it('has dagplejegrupper under dagpleje only, with ids of their own, and "Dagplejegruppe Nord" among them', () => {
    const grupper = [...sampleDagplejegrupper(rows.full)];
    const types = new Map(
      ofType(rows.full, 'anvisningsenhed').map((row) => [row.anvisningsenhedsNummer, row.instType3]),
    );
    expect(new Set(grupper.map((gruppe) => types.get(gruppe.anvisningsenhedsNummer)))).toEqual(new Set(['6013']));
    expect(new Set(grupper.map(({ id }) => id)).size).toBe(grupper.length);
    expect(grupper.some(({ navn }) => navn === 'Dagplejegruppe Nord')).toBe(true);
  });
});
