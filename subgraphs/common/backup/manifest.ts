import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../startup-error.ts';

const database = z.object({
  /** The kind of database that it was; it may be restored into the other. */
  provider: z.enum(['sqlite', 'postgresql']),
  tidslinje: z.string(),
  /** The counters: "change", and in the register "nummer". */
  counters: z.record(z.string(), z.number()),
  migrations: z.array(z.string()),
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
});

const manifest = z.object({
  format: z.literal('dagtilbudsgraf-backup-1'),
  product: z.string(),
  madeAt: z.string(),
  register: database,
  affiliation: database.extend({
    /** How far the register was followed; never beyond the register's own change. */
    followed: z.object({ tidslinje: z.string().nullable(), change: z.number() }),
  }),
});

/** What a backup holds. It is written last, so that a folder without one is no backup. */
export type Manifest = z.output<typeof manifest>;
export type DatabaseBackup = z.output<typeof database>;

export const manifestFile = (folder: string): string => path.join(folder, 'manifest.json');

/** The file of a table. */
export const fileOf = (folder: string, part: string, table: string): string =>
  path.join(folder, part, `${table}.ndjson`);

/** Reads what a backup says of itself; throws a StartupError for what is none. */
export function readManifest(folder: string): Manifest {
  try {
    return manifest.parse(JSON.parse(readFileSync(manifestFile(folder), 'utf8')));
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'it has no manifest.json' : 'its manifest cannot be read';
    throw new StartupError(`${folder} is no whole backup of this product: ${why}.`);
  }
}
