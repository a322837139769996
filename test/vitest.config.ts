import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

// For the tests, which note there where they meet a CPR number, and for the reporter, which fails the run by it.
process.env.CPR_EVIDENCE ??= path.join(os.tmpdir(), `dagtilbudsgraf-cpr-${process.pid}`);

/** Tests that would show the same on any database, and start processes or full registers for it: once is enough. */
const withoutDatabase = [
  '**/auth/api-keys.test.ts',
  '**/auth/options.test.ts',
  '**/auth/permissions.test.ts',
  '**/auth/provider-outage.test.ts',
  '**/auth/start.test.ts',
  '**/auth/tokens.test.ts',
  '**/changelog.test.ts',
  '**/clients/*.test.ts',
  '**/command-line.test.ts',
  '**/common/in-turns.test.ts',
  '**/config.test.ts',
  '**/days.test.ts',
  '**/delivery-checks.test.ts',
  '**/examples-in-no-language.test.ts',
  '**/product/examples.test.ts',
  '**/external-addresses.test.ts',
  '**/gateway/{bundle,compressed,connections,direct-answers,guarded-http,interface-of-both,kept-for-another,nothing-repeated,persisted-queries,stopping,subgraph-refuses}.test.ts',
  '**/import/columns.test.ts',
  '**/licences.test.ts',
  '**/messages.test.ts',
  '**/pseudo-cpr.test.ts',
  '**/readme.test.ts',
  '**/feeds-guide.test.ts',
  '**/routers.test.ts',
  '**/schema-rules.test.ts',
  '**/text.test.ts',
  '**/web/{pages,journeys,first-view}.test.ts',
  '**/affiliation/unilogin/{document-fields,read,round-trip,schema,written}.test.ts',
];

/** The whole suite, once on each database. */
const on = (database: 'sqlite' | 'postgresql') => ({
  extends: true as const,
  test: {
    name: database,
    env: { TEST_DATABASE: database, CPR_EVIDENCE: process.env.CPR_EVIDENCE ?? '' },
    exclude: ['**/node_modules/**', ...(database === 'postgresql' ? withoutDatabase : [])],
  },
});

export default defineConfig({
  root,
  cacheDir: '../node_modules/.vite',
  // graphql 16 is a dual package: Vite would load its ES modules beside the CommonJS ones that Node loads.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    projects: [on('sqlite'), on('postgresql')],
    include: ['**/*.test.ts'],
    setupFiles: ['support/reflect-metadata.ts', 'support/watch-answers.ts'],
    globalSetup: ['support/bundle-product.ts', 'support/postgres-server.ts'],
    reporters: ['default', './support/closing-line-reporter.ts'],
    // The files of a worker share the product's modules: importing a thousand of them anew took most of a run.
    isolate: false,
    coverage: {
      provider: 'v8',
      include: ['gateway', 'subgraphs'].map((room) => path.join(root, '..', room, '**/*.ts')),
      exclude: ['**/generated/**'],
      allowExternal: true,
      reportsDirectory: '../coverage',
      reporter: ['text-summary', 'html'],
      // What two files alone reach (roster-refusals and unilogin/read): the whole suite is well above.
      thresholds: { statements: 55, branches: 33, functions: 54, lines: 56 },
    },
    maxWorkers: 2, // much of a test's time is waiting for processes and databases
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } }, // what is written beside an answer takes its time on a busy machine
  },
});
