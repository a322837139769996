/**
 * Defect in @prisma/schema-engine-wasm: evaluateDataLoss and createMigration do not hear of the schema's preview
 * features. Without `partialIndexes` the engine overlooks such indexes in the database
 * (https://github.com/prisma/prisma-engines/issues/5789), and every migration would make them all again.
 * diff does hear of them: so the script comes from diff, and the warnings from the schema without partial indexes.
 */

/** @typedef {import('./wasm.mjs').SchemaEngine} SchemaEngine */

/** @param {SchemaEngine} wasm */
export async function evaluateDataLoss(wasm, params) {
  const found = await wasm.evaluateDataLoss(withoutPartialIndexes(params));
  return { ...found, migrationSteps: (await changes(wasm, params)) === null ? 0 : Math.max(found.migrationSteps, 1) };
}

/** @param {SchemaEngine} wasm */
export async function createMigration(wasm, params) {
  const made = await wasm.createMigration({ ...withoutPartialIndexes(params), draft: true });
  const script = await changes(wasm, params);
  if (script !== null) return { ...made, migrationScript: warningsOf(made.migrationScript) + script };
  return params.draft ? made : { ...made, generatedMigrationName: null, migrationScript: null };
}

/** What leads from the migrations to the schema, as SQL; null when that is nothing. */
async function changes(wasm, { migrationsList, schema, filters }) {
  const from = { tag: 'migrations', ...migrationsList };
  const to = { tag: 'schemaDatamodel', ...schema };
  const { exitCode, stdout } = await wasm.diff({ from, to, filters, script: true, exitCode: true });
  return exitCode === 0 ? null : stdout;
}

function withoutPartialIndexes({ schema, ...params }) {
  const stripped = (text) => text.replace(/^\s*@@(index|unique)\(.*\bwhere:.*$/gm, '');
  const files = schema.files.map((file) => ({ ...file, content: stripped(file.content) }));
  return { ...params, schema: { ...schema, files } };
}

/** The comment with which the engine begins a migration that may lose data. */
const warningsOf = (script) => /^\/\*[\s\S]*?\*\/\n/.exec(script ?? '')?.[0] ?? '';
