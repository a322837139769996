import { providerOf } from './provider.ts';
import { copyPostgres } from './sandbox-postgres.ts';
import { copySqlite, removeSqlite } from './sandbox-sqlite.ts';
import { sandboxUrl } from './sandbox-url.ts';

/** Makes the sandbox of a database, a copy that nothing of is ever brought back, unless there is one. Returns its address. */
export async function openSandbox(url: string): Promise<string> {
  const sandbox = sandboxUrl(url);
  if (providerOf(url) === 'sqlite') copySqlite(url, sandbox);
  else await copyPostgres(url, sandbox, false);
  return sandbox;
}

/** Throws away what was done in a sandbox: makes the copy anew. */
export async function resetSandbox(url: string): Promise<void> {
  const sandbox = sandboxUrl(url);
  if (providerOf(url) === 'postgresql') return copyPostgres(url, sandbox, true);
  removeSqlite(sandbox);
  copySqlite(url, sandbox);
}
