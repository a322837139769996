/**
 * The native engine's `cli` commands. Prisma reads the failure from the log lines on standard error.
 *
 * @param {string} command
 * @param {import('./database.mjs').Database} database
 * @returns {Promise<number>} the exit code
 */
export async function runCli(command, database) {
  try {
    const failure = command === 'can-connect-to-database' ? await database.whyUnreachable() : null;
    if (command === 'create-database') await database.create();
    if (failure) logError(failure);
    return failure ? 1 : 0;
  } catch (error) {
    logError({ code: 'P1012', message: error.message });
    return 1;
  }
}

function logError({ code, message }) {
  const fields = { error_code: code, message, is_panic: false };
  process.stderr.write(`\n${JSON.stringify({ level: 'ERROR', target: 'schema_engine::logger', fields })}`);
}
