import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { createMigration, evaluateDataLoss } from './partial-indexes.mjs';
import { SchemaEngine } from './wasm.mjs';

const databaseNotEmpty = 'P3005';
const noFilter = { externalTables: [], externalEnums: [] };

/** The engine's methods under their JSON-RPC names, where the wasm engine's own are not enough. */
export class Engine {
  /** @type {Promise<SchemaEngine> | undefined} */
  #wasm;

  /**
   * @param {import('./arguments.mjs').Arguments} given
   * @param {import('./database.mjs').Database} database
   * @param {(text: string) => Promise<void>} print
   */
  constructor({ datamodels }, database, print) {
    this.datamodels = datamodels.length > 0 ? datamodels : undefined;
    this.database = database;
    this.print = print;
  }

  async call(method, params) {
    if (Object.hasOwn(methods, method)) return methods[method](this, params);
    const wasm = await this.wasm();
    if (typeof wasm[method] !== 'function') throw new Error(`unknown method ${method}`);
    return wasm[method](params);
  }

  /** Opened at the first call that needs it: createDatabase comes when there is nothing to connect to. */
  wasm() {
    this.#wasm ??= SchemaEngine.new(
      { datamodels: this.datamodels },
      () => {},
      bindMigrationAwareSqlAdapterFactory(this.database.createAdapter()),
    );
    return this.#wasm;
  }
}

const methods = {
  createDatabase: async ({ database }) => ({ databaseName: await database.create() }),
  getDatabaseVersion: async (engine, params) => (await engine.wasm()).version(params),
  reset: async (engine, params) =>
    engine.database.reset ? engine.database.reset() : (await engine.wasm()).reset(params),
  diff: async (engine, params) => {
    const result = await (await engine.wasm()).diff(params);
    if (result.stdout) await engine.print(result.stdout);
    return result;
  },
  devDiagnostic: afterTable('devDiagnostic'),
  diagnoseMigrationHistory: afterTable('diagnoseMigrationHistory'),
  markMigrationApplied: afterTable('markMigrationApplied'),
  evaluateDataLoss: (engine, params) => afterReplay(engine, params, evaluateDataLoss),
  createMigration: (engine, params) => afterReplay(engine, params, createMigration),
};

function afterTable(method) {
  return async (engine, params) => {
    await makeMigrationsTable(engine, params);
    return (await engine.wasm())[method](params);
  };
}

/**
 * Defect in @prisma/schema-engine-wasm: on a SQLite database without _prisma_migrations it fails (P1014, or "no such
 * table") where the native engine sees an empty history. Applying no migrations makes the table.
 */
async function makeMigrationsTable(engine, { migrationsList, filters }) {
  if (engine.database.makesMigrationsTable) return;
  const none = { ...migrationsList, migrationDirectories: [] };
  try {
    await (await engine.wasm()).applyMigrations({ migrationsList: none, filters: filters ?? noFilter });
  } catch (error) {
    if (error?.code !== databaseNotEmpty) throw error;
  }
}

/**
 * Defect in @prisma/schema-engine-wasm: only diagnose and diff find the shadow database ("shadow DB must be provided
 * through an external factory"). What they learn there is remembered, so diagnose comes first.
 */
async function afterReplay(engine, params, method) {
  const { migrationsList, filters } = params;
  await makeMigrationsTable(engine, params);
  const wasm = await engine.wasm();
  if (migrationsList.migrationDirectories.length > 0)
    await wasm.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: true });
  return method(wasm, params);
}
