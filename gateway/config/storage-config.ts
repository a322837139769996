import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { providerOf } from '../../subgraphs/common/database/sql.ts';
import { sqlitePath } from '../../subgraphs/common/database/sqlite-connection.ts';
import { type DatabaseTerms, defaultTerms } from '../../subgraphs/common/database/terms.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { clockLimits } from '../../subgraphs/common/timeline/commit-clock.ts';
import type { WitnessSettings } from '../../subgraphs/common/timeline/witness.ts';
import { wholeNumber } from './whole-number.ts';

const [second, hour, day] = [1_000, 3_600_000, 24 * 3_600_000];

const span = (unit: number, max: number, fallback: number) =>
  wholeNumber(1, max)
    .transform((value) => value * unit)
    .default(fallback);

/** The variables that say what outside of the databases remembers their numbers, and how far a clock is trusted. */
export const timelineVariables = {
  WITNESS_DIR: z.string().min(1, 'give a folder').optional(),
  CLOCK_BACK_SECONDS: span(second, 86_400, clockLimits.back),
  CLOCK_AHEAD_HOURS: span(hour, 8_760, clockLimits.ahead),
  CLOCK_SILENCE_DAYS: span(day, 3_650, clockLimits.silence),
};

type Variables = z.infer<z.ZodObject<typeof timelineVariables>> & { ENVIRONMENT: string };

/**
 * Where the witness of a database is kept: beside it, and in production not in the folder of the databases, which may be
 * lost, or put back, as a whole.
 */
export function witnessConfig(
  env: Variables,
  dataDir: string,
): (part: 'register' | 'affiliation', databaseUrl: string) => WitnessSettings & { file: string } {
  const folder = env.WITNESS_DIR ?? (env.ENVIRONMENT === 'production' ? `${dataDir}-witness` : null);
  const clock = { back: env.CLOCK_BACK_SECONDS, ahead: env.CLOCK_AHEAD_HOURS, silence: env.CLOCK_SILENCE_DAYS };
  return (part, databaseUrl) => {
    const isFile = providerOf(databaseUrl) === 'sqlite';
    const own = folder ?? (isFile ? path.dirname(sqlitePath(databaseUrl)) : dataDir);
    const name = isFile ? path.basename(sqlitePath(databaseUrl)) : nameOf(databaseUrl);
    return { file: path.resolve(own, `${name.startsWith(part) ? name : `${part}-${name}`}.witness`), clock };
  };
}

/** Databases of one server have a witness each; the password is not shown. */
function nameOf(databaseUrl: string): string {
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return [host, pathname.slice(1), searchParams.get('schema') ?? ''].join('-').replace(/[^\w.-]+/g, '_');
}

const name = 'seals.ndjson';

const atLeast = (min: number, what: string, fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `give a whole number of ${what}`)
    .transform(Number)
    .pipe(z.number().min(min, `give ${min} or more`))
    .default(fallback);

/** Variables of the logs' seals and of how long the read log is kept. */
export const sealVariables = {
  SEAL_FILE: z.string().min(1).optional(),
  SEAL_URL: z.url({ protocol: /^https?$/, error: 'give an http: or https: address' }).optional(),
  SEAL_EVERY_MS: atLeast(1_000, 'milliseconds', 600_000),
  READ_LOG_DAYS: atLeast(0, 'days', 0),
};

type SealEnvironment = z.output<z.ZodObject<typeof sealVariables>> & { ENVIRONMENT: 'development' | 'production' };

/**
 * Where the logs are sealed: in production not among the data, since whoever can change, or lose, the database would have its
 * seals with it. Throws a StartupError for seals that were left there: a file begun anew would prove nothing from before.
 */
export function sealConfig(env: SealEnvironment, dataDir: string) {
  const beside = path.join(dataDir, 'seals', name);
  const usual = env.ENVIRONMENT === 'production' ? path.join(`${dataDir}-seals`, name) : beside;
  const file = path.resolve(env.SEAL_FILE ?? usual);
  if (file === usual && usual !== beside && !existsSync(file) && existsSync(beside))
    throw new StartupError(
      `SEAL_FILE: the seals of the logs are in ${beside}, among the data that they prove. Stop the servers and move them: mkdir -p -m 700 "${path.dirname(file)}" && mv "${beside}" "${file}" (or set SEAL_FILE; see Upgrading in docs/operations.md).`,
    );
  return { file, url: env.SEAL_URL ?? null, every: env.SEAL_EVERY_MS };
}

/** The folders of the data: what lies in them is copied, lost and put back together with them. */
export const dataFoldersOf = (dataDir: string, databaseUrls: readonly string[]): string[] => [
  dataDir,
  ...databaseUrls.filter((url) => url.startsWith('file:')).map((url) => path.dirname(sqlitePath(url))),
];

/** The one of the folders that a file lies in, however both are written; undefined when it lies in none. */
export const folderAround = (file: string, folders: readonly string[]): string | undefined =>
  folders.find((folder) => isWithin(placeOf(file), placeOf(folder)));

const isWithin = (file: string, folder: string): boolean => !/^\.\.(\/|\\|$)/.test(path.relative(folder, file));

/** As it is behind symbolic links, also of what is not there yet. */
function placeOf(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const parent = path.dirname(file);
  return parent === file ? file : path.join(placeOf(parent), path.basename(file));
}

const whole = (min: number, max: number, fallback: number) => wholeNumber(min, max).default(fallback);

/**
 * The variables that say how long each kind of use waits for a database. Waiting and working stay below a request's
 * deadline.
 */
export const databaseVariables = {
  DATABASE_WAIT_MS: whole(50, 8_000, defaultTerms.wait),
  DATABASE_STATEMENT_MS: whole(1_000, 20_000, defaultTerms.statement),
  DATABASE_JOB_WAIT_MS: whole(50, 3_600_000, defaultTerms.jobWait),
  DATABASE_CONNECTIONS: whole(1, 999, defaultTerms.connections),
};

export const databaseTerms = (env: z.infer<z.ZodObject<typeof databaseVariables>>): DatabaseTerms => ({
  wait: env.DATABASE_WAIT_MS,
  statement: env.DATABASE_STATEMENT_MS,
  jobWait: env.DATABASE_JOB_WAIT_MS,
  connections: env.DATABASE_CONNECTIONS,
});
