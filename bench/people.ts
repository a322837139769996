import { sampleFolk } from '../prisma/seed/folk.ts';

const wanted = { boern: 300_000, kontakter: 550_000, ansatte: 110_000 };

/** Makes the people of the whole country twice: for time and bytes, then to count persons. */
export function benchPeople(): void {
  const start = performance.now();
  let [rows, bytes] = [0, 0];
  for (const row of sampleFolk('national')) {
    rows++;
    bytes += Buffer.byteLength(JSON.stringify(row)) + 1;
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(`${rows} rows, ${(bytes / 1e6).toFixed(0)} MB in ${seconds.toFixed(1)} s`);
  console.table(Object.entries(countPersons()).map(([kind, found]) => line(kind as keyof typeof wanted, found)));
}

function countPersons(): Record<keyof typeof wanted, number> {
  const numbers = { boern: new Set<string>(), kontakter: new Set<string>(), ansatte: new Set<string>() };
  for (const row of sampleFolk('national')) {
    if (row.type === 'barn') numbers.boern.add(row.person.cpr);
    if (row.type === 'barn') for (const { person } of row.kontakter) numbers.kontakter.add(person.cpr);
    if (row.type === 'ansat') numbers.ansatte.add(row.person.cpr);
  }
  return { boern: numbers.boern.size, kontakter: numbers.kontakter.size, ansatte: numbers.ansatte.size };
}

function line(kind: keyof typeof wanted, found: number) {
  return { kind, found, wanted: wanted[kind], 'off by %': ((found / wanted[kind] - 1) * 100).toFixed(2) };
}
