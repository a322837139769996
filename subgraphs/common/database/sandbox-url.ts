import path from 'node:path';
import { providerOf } from './provider.ts';
import { sqlitePath } from './sqlite-connection.ts';

/** The address of a database's sandbox: a file beside it (register.sandbox.db), or a schema of the same database. */
export function sandboxUrl(url: string): string {
  if (providerOf(url) === 'sqlite') {
    const { dir, name, ext } = path.parse(sqlitePath(url));
    return `file:${path.join(dir, `${name}.sandbox${ext}`)}`;
  }
  const address = new URL(url);
  address.searchParams.set('schema', `${address.searchParams.get('schema') ?? 'public'}_sandbox`);
  return address.href;
}
