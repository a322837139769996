import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { productFile } from '../product-file.ts';
import type { Provider } from './provider.ts';

export type Migration = { name: string; sql: string; checksum: string };

const root = fileURLToPath(productFile('prisma'));

/** The checked-in migrations of a subgraph for one database, oldest first. */
export function migrationsOf(subgraph: string, provider: Provider): Migration[] {
  const folder = path.join(root, subgraph, provider, 'migrations');
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
