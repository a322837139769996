import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { affiliationChangeLog } from '../../subgraphs/affiliation/core/change/changeset-writer.ts';
import { openedPerson } from '../../subgraphs/affiliation/core/change/sealed-person.ts';
import { type AffiliationDatabase, openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { verifyReadLog } from '../../subgraphs/affiliation/laeselog/verify-read-log.ts';
import { CprVault } from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { isErased } from '../../subgraphs/affiliation/people/person/personal-tables.ts';
import { migrate, migrationsOf } from '../../subgraphs/common/database/migrate.ts';
import { connectForMigration } from '../../subgraphs/common/database/migration-connection.ts';
import { verifyChanges } from '../../subgraphs/common/log/verify-changes.ts';
import { newDatabase, provider } from '../support/new-database.ts';

interface Earlier {
  keys: { id: string; encryption: string; index: string; createdAt: string }[];
  protectedPerson: string;
  tables: Record<string, object[]>;
}

/** What a version stored in which `objectKind`, `aktoertype` and `lineKind` were called slags, and so on. */
const earlier = JSON.parse(readFileSync(new URL('earlier-names.json', import.meta.url), 'utf8')) as Earlier;

const vault = new CprVault(
  earlier.keys.map(({ encryption, index, ...key }) => {
    return { ...key, encryption: Buffer.from(encryption, 'base64'), index: Buffer.from(index, 'base64') };
  }),
);

/** Puts rows into a table as they stand in the file. */
function insertion(table: string, rows: object[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const json = `'${JSON.stringify(rows).replaceAll("'", "''")}'`;
  const names = columns.map((column) => `"${column}"`).join(', ');
  const values = columns.map((column) => `value ->> '${column}'`).join(', ');
  return provider === 'postgresql'
    ? `INSERT INTO "${table}" (${names}) SELECT ${names} FROM json_populate_recordset(NULL::"${table}", ${json})`
    : `INSERT INTO "${table}" (${names}) SELECT ${values} FROM json_each(${json})`;
}

let address: Awaited<ReturnType<typeof newDatabase>>;
let database: AffiliationDatabase;

beforeAll(async () => {
  address = await newDatabase();
  const before = migrationsOf('affiliation', provider).filter(({ name }) => name < '20261129020000_names');
  await migrate(address.url, 'affiliation', before);
  const connection = await connectForMigration(address.url);
  for (const [table, rows] of Object.entries(earlier.tables)) {
    await connection.query(`DELETE FROM "${table}"`);
    await connection.query(insertion(table, rows));
  }
  await connection.close();
  database = await openAffiliationDatabase(address.url, vault, { mode: 'sandbox' });
});
afterAll(async () => {
  await database.close();
  await address.remove();
});

describe('a database from before columns were renamed', () => {
  it('has logs that are proven as they were written', async () => {
    const changes = await verifyChanges(database.query, affiliationChangeLog(vault), [], {}, { isErased });
    expect(changes).toMatchObject({ bad: null, lines: earlier.tables.Change?.length });
    const reads = await verifyReadLog(database.query, { seals: [], cuts: [] }, {});
    expect(reads).toMatchObject({ bad: null, lines: earlier.tables.Laeselog?.length });
  });

  it('has protected persons that can be opened, with all that their sources say', async () => {
    const row = await database.read.person.findFirstOrThrow({ where: { id: earlier.protectedPerson, toChange: null } });
    expect(row).toMatchObject({ fornavn: '', sourceWords: '{}' });
    const { fornavn, sourceWords } = openedPerson(vault, row);
    expect(JSON.parse(sourceWords)).toMatchObject({ Testsystem: { fornavn } });
    expect(fornavn).toBe('Hemmelig');
  });

  it('gives kept answers again by the names of now', async () => {
    const [kept] = await database.read.idempotencyKey.findMany();
    expect(JSON.parse(kept?.answer ?? '')).toMatchObject({ changes: [{ objectKind: 'person', action: 'update' }] });
  });
});
