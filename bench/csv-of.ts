import { samletColumns } from '../prisma/seed/samlet-row.ts';

const place = {
  instType3: '6012',
  kommuneKode: '101',
  vejNavn: 'Solvej',
  postNummer: '2300',
  byNavn: 'København S',
  geoBredde: '55,66012',
  geoLaengde: '12,59893',
  email: 'solstraalen@example.dk',
  telefonNummer: '87654321',
  cvrNummer: '12345678',
  pNummer: '1012345678',
};

/** A combined export of so many rows, as alike to `batchOf` as the two doors allow. */
export function csvOf(rows: number): string {
  const lines = Array.from({ length: rows }, (_, i) => {
    const row = rowOf(i);
    return samletColumns.map((column) => row[column] ?? '').join(';');
  });
  return `${[samletColumns.join(';'), ...lines].join('\r\n')}\r\n`;
}

function rowOf(i: number): Record<string, string> {
  const nummer = (n: number) => `G${10431 + n}`;
  const [owner, shared] = [i - (i % 4), { dagtilbudsNavn: `Solstrålen ${i}`, aktivitetsstatus: 'Aktiv' }];
  const owned = { ...shared, daginstitutionsNummer: nummer(owner), admKommuneKode: '101' };
  if (i === owner) return { ...owned, dagtilbudsType: 'daginstitution', ejerformKode: '1', lovgrundlagKode: '1' };
  return {
    ...owned,
    ...place,
    dagtilbudsType: 'anvisningsenhed',
    anvisningsenhedsNummer: nummer(i),
    husNummer: `${i}`,
  };
}
