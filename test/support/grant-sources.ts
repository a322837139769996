import { randomUUID } from 'node:crypto';
import { openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { CprVault } from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { insertRows } from '../../subgraphs/common/database/sql.ts';
import kommunetabel from '../../subgraphs/common/reference/kommuner.json' with { type: 'json' };
import type { RegisterMode } from '../../subgraphs/common/register-mode.ts';

/** The sources that tests write as, and the subjects they do it by: what a test of its own says is not among them. */
const kilder = [
  ...[
    'test',
    'A',
    'Andet',
    'Andet system',
    'Eksempelsystem',
    'Nord',
    'Pladssystem',
    'Syd',
    'Testsystem',
    'Vest',
    'Xml',
    'Øst',
  ],
  ...Array.from({ length: 40 }, (_, n) => `Kilde ${n + 1}`),
];
const subjekter = [
  'test',
  'anna',
  'bo',
  'maker',
  'approver',
  'supplier',
  'other',
  'kollega',
  'granter',
  'lifter',
  'municipality',
];

/**
 * Lets tests that are about something else write as sources in every municipality: as a
 * municipality would with setKildeskribenter, but behind the API, so that the change log begins where tests expect it.
 */
export async function grantSources(url: string, mode: RegisterMode): Promise<void> {
  const database = await openAffiliationDatabase(url, new CprVault([]), { mode });
  const common = { fromChange: 0, version: 1, noegler: '[]', cvrNumre: '[]', subjekter: JSON.stringify(subjekter) };
  const rows = kommunetabel.flatMap(({ kode: kommuneKode }) =>
    kilder.map((kilde) => ({ id: randomUUID(), kommuneKode, kilde, ...common })),
  );
  const text = 'TEXT' as const;
  const columns = { id: text, kommuneKode: text, kilde: text, noegler: text, cvrNumre: text, subjekter: text };
  await database.write.$transaction((tx) =>
    insertRows(tx, database.provider, 'Kildeskribenter', rows, {
      ...columns,
      ...({ fromChange: 'INTEGER', version: 'INTEGER' } as const),
    }),
  );
  await database.close();
}
