import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Migration, migrate, migrationsOf } from '../../subgraphs/common/database/migrate.ts';
import { connectForMigration } from '../../subgraphs/common/database/migration-connection.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { openRegisterDatabase } from '../../subgraphs/register/database.ts';
import { newDatabase, provider } from '../support/new-database.ts';
import { runNode } from '../support/run-node.ts';

let database: Awaited<ReturnType<typeof newDatabase>>;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => database.remove());

const migration = (name: string, sql: string): Migration => ({ name, sql, checksum: name });
const later = (sql: string, name = '29990101000000_later') => migration(name, sql);

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const connection = await connectForMigration(database.url);
  return connection.query(sql).finally(() => connection.close());
}

/** Everything that a migration changes: Prisma's bookkeeping and the names of the tables. */
const state = async () => [
  await query('SELECT * FROM "_prisma_migrations" ORDER BY migration_name'),
  await query(
    provider === 'sqlite'
      ? 'SELECT name, sql FROM sqlite_master ORDER BY name'
      : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name",
  ),
];

/** The one line with which a start on this database is refused. */
async function refusal(subgraph: string, migrations?: Migration[]): Promise<string> {
  const error = await migrate(database.url, subgraph, migrations).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  const { message } = error as StartupError;
  expect(message).not.toContain('\n');
  return message;
}

describe.each(['register', 'affiliation'])('the %s database', (subgraph) => {
  const ours = migrationsOf(subgraph, provider);
  const prisma = (...args: string[]) =>
    runNode(['prisma/tool.ts', subgraph, provider, 'migrate', ...args], { DATABASE_URL: database.url });

  it('has exactly the datamodel after migrating, and Prisma agrees', async () => {
    expect(await migrate(database.url, subgraph)).toEqual(ours.map((m) => m.name));
    const schema = `prisma/build/${subgraph}-${provider}/schema.prisma`;
    const diff = await prisma('diff', '--from-config-datasource', '--to-schema', schema, '--exit-code');
    expect(diff).toEqual({ code: 0, output: expect.stringContaining('No difference detected.') });
    expect(await prisma('status')).toEqual({ code: 0, output: expect.stringContaining('schema is up to date') });
  });

  it('is left alone by a second start', async () => {
    await migrate(database.url, subgraph);
    const before = await state();
    expect(await migrate(database.url, subgraph)).toEqual([]);
    expect(await state()).toEqual(before);
  });

  it('is refused, unchanged, when a newer version has migrated it', async () => {
    await migrate(database.url, subgraph, [...ours, later('CREATE TABLE "Newer" (id INTEGER)')]);
    const before = await state();
    const pending = later('CREATE TABLE "Pending" (id INTEGER)', '29980101000000_pending');
    expect(await refusal(subgraph, [...ours, pending])).toMatch(/newer version .*29990101000000_later/);
    expect(await state()).toEqual(before);
  });

  it('is refused when a migration was edited after it ran', async () => {
    await migrate(database.url, subgraph);
    const edited = ours.map((m) => ({ ...m, checksum: 'other' }));
    expect(await refusal(subgraph, edited)).toContain(`another text of ${ours[0]?.name}`);
  });

  it('is refused after a migration that failed halfway, which leaves nothing half done', async () => {
    const broken = [...ours, later('CREATE TABLE "Half" (id INTEGER); INSERT INTO "Missing" VALUES (1);')];
    await expect(migrate(database.url, subgraph, broken)).rejects.toThrow(/Missing/);
    expect(JSON.stringify(await state())).not.toContain('"Half"');
    const hint = `npm run prisma -- ${subgraph} ${provider} migrate resolve --rolled-back 29990101000000_later`;
    expect(await refusal(subgraph, broken)).toMatch(new RegExp(`failed halfway \\(29990101000000_later\\).*${hint}`));
    expect((await query('SELECT logs FROM "_prisma_migrations" WHERE finished_at IS NULL'))[0]?.logs).toMatch(
      /Missing/,
    );
  });

  it('is migrated once when several processes start at the same time', async () => {
    const count = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT i FROM n';
    const slow = [...ours, later(`CREATE TABLE "Slow" (i INTEGER); INSERT INTO "Slow" ${count};`)];
    const program = `import { migrate } from './subgraphs/common/database/migrate.ts';
      console.log(JSON.stringify(await migrate(${JSON.stringify([database.url, subgraph, slow]).slice(1, -1)})));`;
    const starts = [1, 2, 3, 4].map(() => runNode(['--input-type=module', '-e', program]));
    const outputs = (await Promise.all(starts)).map(({ code, output }) => `${code} ${output.trim()}`);
    const once = `0 ${JSON.stringify(slow.map((m) => m.name))}`;
    expect(outputs.sort()).toEqual([once, '0 []', '0 []', '0 []'].sort());
  });
});

// Both on SQLite only: PostgreSQL alters a table in place, and has no settings of a connection that we depend on.
describe.runIf(provider === 'sqlite')('a SQLite database', () => {
  it('keeps the rows of a child table when a migration rebuilds its parent', async () => {
    const tables = migration(
      '1_tables',
      `CREATE TABLE "Parent" ("id" TEXT NOT NULL PRIMARY KEY);
       CREATE TABLE "Child" ("id" TEXT NOT NULL PRIMARY KEY, "parentId" TEXT NOT NULL REFERENCES "Parent" ON DELETE CASCADE);
       INSERT INTO "Parent" VALUES ('mother'); INSERT INTO "Child" VALUES ('daughter', 'mother');`,
    );
    const rebuild = migration(
      '2_rebuild', // as Prisma writes it
      `-- RedefineTables
       PRAGMA defer_foreign_keys=ON;
       PRAGMA foreign_keys=OFF;
       CREATE TABLE "new_Parent" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL DEFAULT '');
       INSERT INTO "new_Parent" ("id") SELECT "id" FROM "Parent";
       DROP TABLE "Parent";
       ALTER TABLE "new_Parent" RENAME TO "Parent";
       PRAGMA foreign_keys=ON;
       PRAGMA defer_foreign_keys=OFF;`,
    );
    await migrate(database.url, 'register', [tables]);
    await migrate(database.url, 'register', [tables, rebuild]);
    expect(await query('SELECT "id", "parentId" FROM "Child"')).toEqual([{ id: 'daughter', parentId: 'mother' }]);
  });

  it.each(['read', 'write', 'jobs'] as const)(
    'has the durable settings on the %s connection, also after transactions',
    async (side) => {
      const register = await openRegisterDatabase(database.url);
      const client = register[side];
      const settings = async (on: Pick<typeof client, '$queryRawUnsafe'>) => {
        const names = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout'];
        const rows = await Promise.all(names.map((name) => on.$queryRawUnsafe<object[]>(`PRAGMA ${name}`)));
        return rows.flatMap(([row]) => Object.values(row ?? {})).map(String);
      };
      // Waiting is ours, beside the event loop: SQLite's own would hold the whole process.
      const durable = ['wal', '2', '1', '1', '0'];
      expect(await settings(client)).toEqual(durable);
      expect(await client.$transaction((tx) => settings(tx))).toEqual(durable);
      await expect(client.$transaction(() => Promise.reject(new Error('rolled back')))).rejects.toThrow('rolled back');
      expect(await settings(client)).toEqual(durable);
      await register.close();
    },
  );
});
