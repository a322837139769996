import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestRegister } from '../../support/test-register.ts';
import { type Cells, current, loadText, toCsv } from './register.ts';
import { alternativAdresse, anvisningsenhed, daginstitution } from './rows.ts';

const text = fc.stringMatching(/^[A-Za-zÆØÅæøåéü"',.&/-][ A-Za-zÆØÅæøå0-9"',.&/-]{0,30}$/);
const quoted = (value: string): string => (value.startsWith('"') ? `"${value.replaceAll('"', '""')}"` : value);
const degrees = (min: number) =>
  fc.integer({ min: min * 100_000, max: (min + 3) * 100_000 }).map((n) => String(n / 100_000).replace('.', ','));
const orNone = (value: fc.Arbitrary<string>) => fc.oneof({ weight: 3, arbitrary: value }, fc.constant(''));

const shared = { dagtilbudsNavn: text.map(quoted), aktivitetsstatus: fc.constantFrom('Aktiv', 'Nedlagt') };
const place = {
  ...shared,
  vejNavn: orNone(text.map(quoted)),
  postNummer: orNone(fc.constantFrom('0800', '8600', '860')),
  geoBredde: orNone(degrees(54)),
  geoLaengde: orNone(degrees(8)),
  telefonNummer: orNone(fc.constantFrom('0', '+45 87654321', 'sol@example.dk')),
};
const owner = {
  ...shared,
  admKommuneKode: fc.constantFrom('101', '0751', '740'),
  ejerformKode: fc.constantFrom('1', '2', '3', ''),
};

/** A tree of rows: each daginstitution with its units, each unit with its further addresses. */
const tree = fc.array(
  fc.record({
    cells: fc.record(owner),
    units: fc.array(fc.record({ cells: fc.record(place), places: fc.array(fc.record(place), { maxLength: 2 }) }), {
      maxLength: 3,
    }),
  }),
  { minLength: 1, maxLength: 8 },
);

function rowsOf(institutions: typeof tree extends fc.Arbitrary<infer T> ? T : never): Cells[] {
  let next = 10431;
  const issue = () => `G${next++}`;
  return institutions.flatMap(({ cells, units }) => {
    const top = issue();
    const below = units.flatMap(({ cells, places }) => {
      const unit = issue();
      return [anvisningsenhed(top, unit, cells), ...places.map((cells) => alternativAdresse(unit, issue(), cells))];
    });
    return [daginstitution(top, cells), ...below];
  });
}

const shuffled = <T>(values: T[]) =>
  fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length });

const cases = tree.map(rowsOf).chain((rows) =>
  fc.record({
    rows: fc.constant(rows),
    shuffledRows: shuffled(rows),
    columns: shuffled(Object.keys(rows[0] ?? {})),
    end: fc.constantFrom('\n', '\r\n'),
  }),
);

test('any order of rows and columns loads to the same register, and a second load of it changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ rows, shuffledRows, columns, end }) => {
      const [first, second] = await Promise.all([openTestRegister(), openTestRegister()]);
      try {
        expect(await loadText(first, toCsv(rows))).toMatchObject({ stored: true, created: { total: rows.length } });
        expect(await loadText(second, toCsv(shuffledRows, columns, end))).toMatchObject({ stored: true });
        expect(await current(second.database)).toEqual(await current(first.database));
        expect(await loadText(first, toCsv(shuffledRows, columns, end))).toMatchObject({ stored: true, changes: null });
      } finally {
        await Promise.all([first.close(), second.close()]);
      }
    }),
    { numRuns: 25 },
  );
});
