import path from 'node:path';
import { z } from 'zod';
import { usualCprLimits } from '../../subgraphs/affiliation/people/opslag/cpr-limits.ts';
import { sqlitePath } from '../../subgraphs/common/database/sqlite-connection.ts';
import { registerModes } from '../../subgraphs/common/register-mode.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Adapter, EksternSettings } from '../../subgraphs/register/ekstern/ekstern.ts';
import { authConfig, authVariables } from './auth-config.ts';
import { limitsConfig, limitsVariables } from './limits-config.ts';
import { documentSettings, documentVariables } from './persisted-documents.ts';
import { secretsConfig, secretVariables } from './secrets-config.ts';
import {
  databaseTerms,
  databaseVariables,
  dataFoldersOf,
  sealConfig,
  sealVariables,
  timelineVariables,
  witnessConfig,
} from './storage-config.ts';
import { uniloginConfig, uniloginVariables } from './unilogin-config.ts';
import { refuseUnknown } from './unknown-variables.ts';
import { wholeNumber } from './whole-number.ts';

const port = (fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'give a whole number')
    .transform(Number)
    .pipe(z.number().max(65535, 'give a port from 0 to 65535'))
    .default(fallback);

const milliseconds = (min: number, max: number, fallback: number) =>
  wholeNumber(min, max, 'milliseconds').default(fallback);

const count = (fallback: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'give a whole number')
    .transform(Number)
    .default(fallback);

const databaseUrl = z
  .string()
  .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'give file:… (SQLite) or postgresql://… (PostgreSQL)')
  .refine((url) => url.startsWith('file:') || URL.canParse(url), 'this is not an address')
  // Two spellings of one file are one database.
  .transform((url) => (url.startsWith('file:') ? `file:${path.resolve(sqlitePath(url))}` : url))
  .optional();

const httpUrl = z.url({ protocol: /^https?$/, error: 'give an http: or https: address' });

/** As the start of a subgraph prints it, or without the path. */
const subgraphUrl = httpUrl.transform((url) => url.replace(/(\/graphql)?\/*$/, '')).optional();

const adapter = z.enum(['offline', 'file', 'http'], 'give offline, file or http').default('offline');

const environment = z.object({
  PORT: port(4000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1, 'give a folder').default('data'),
  REGISTER_DATABASE_URL: databaseUrl,
  AFFILIATION_DATABASE_URL: databaseUrl,
  REGISTER_MODE: z.enum(registerModes, 'give readonly, sandbox or authoritative').default('authoritative'),
  SAMPLE: z.enum(['full', 'small', 'none'], 'give full, small or none').optional(),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'give debug, info, warn, error or silent')
    .default('warn'),
  REGISTER_PORT: port(4001),
  AFFILIATION_PORT: port(4002),
  REGISTER_URL: subgraphUrl,
  AFFILIATION_URL: subgraphUrl,
  SUBGRAPH_SECRET: z.string().min(32, 'give at least 32 characters').optional(),
  DAR_ADAPTER: adapter,
  CVR_ADAPTER: adapter,
  DAR_FILE: z.string().optional(),
  CVR_FILE: z.string().optional(),
  DAR_URL: httpUrl.default('https://graphql.datafordeler.dk/DAR/v3'),
  CVR_URL: httpUrl.default('https://graphql.datafordeler.dk/CVR/v2'),
  DATAFORDELER_API_KEY: z.string().optional(),
  CPR_LOOKUPS_PER_DAY: count(usualCprLimits.lookups),
  CPR_LOOKUPS_ALL_PER_DAY: count(usualCprLimits.lookupsAll),
  CPR_WRITES_PER_DAY: count(usualCprLimits.writes),
  CPR_BIRTHDAY_PER_DAY: count(usualCprLimits.birthday),
  CPR_BIRTHDAY_PER_YEAR: count(usualCprLimits.birthdayYear),
  CPR_BIRTHDAY_ALL_PER_DAY: count(usualCprLimits.birthdayAll),
  CPR_BIRTHDAY_ALL_PER_YEAR: count(usualCprLimits.birthdayAllYear),
  REGISTER_POLL_MS: milliseconds(100, 3_600_000, 2_000),
  REQUEST_TIMEOUT_MS: milliseconds(100, 600_000, 30_000),
  EXTERNAL_TIMEOUT_MS: milliseconds(50, 30_000, 800),
  DISK_MIN_FREE_MB: z
    .string()
    .regex(/^\d{1,9}$/, 'give a whole number of megabytes')
    .transform(Number)
    .default(100),
  RECHECK: z.enum(['monthly', 'off'], 'give monthly or off').default('monthly'),
  ...limitsVariables,
  ...documentVariables,
  ...sealVariables,
  ...timelineVariables,
  ...authVariables,
  ...databaseVariables,
  ...secretVariables,
  ...uniloginVariables,
});

/** Every variable that may be set; --help and the READMEs tell of each. */
export const variableNames = Object.keys(environment.shape);

export type Config = ReturnType<typeof readConfig>;

/**
 * Everything that can be set, from the environment: the only place that reads it. README.md lists the variables.
 * Throws a StartupError with one line per bad value.
 */
export function readConfig(variables: Record<string, string | undefined> = process.env) {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  refuseUnknown(Object.keys(given), variableNames);
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw new StartupError(parsed.error.issues.map((issue) => explain(issue, given)).join('\n'));
  const env = parsed.data;
  const dataDir = path.resolve(env.DATA_DIR);
  const witnessOf = witnessConfig(env, dataDir);
  const databaseUrls = {
    register: env.REGISTER_DATABASE_URL ?? `file:${path.join(dataDir, 'register.db')}`,
    affiliation: env.AFFILIATION_DATABASE_URL ?? `file:${path.join(dataDir, 'affiliation.db')}`,
  };
  const dataFolders = dataFoldersOf(dataDir, Object.values(databaseUrls));
  const secrets = secretsConfig(env, dataDir, dataFolders);
  const terms = databaseTerms(env);
  const config = {
    host: env.HOST,
    port: env.PORT,
    dataDir,
    dataFolders,
    minFreeBytes: env.DISK_MIN_FREE_MB * 1e6,
    sample: sampleOf(env),
    logLevel: env.LOG_LEVEL,
    requestTimeout: env.REQUEST_TIMEOUT_MS,
    limits: limitsConfig(env),
    documents: documentSettings(env),
    register: {
      mode: env.REGISTER_MODE,
      port: env.REGISTER_PORT,
      url: env.REGISTER_URL ?? `http://127.0.0.1:${env.REGISTER_PORT}`,
      databaseUrl: databaseUrls.register,
      witness: witnessOf('register', databaseUrls.register),
      terms,
    },
    affiliation: {
      port: env.AFFILIATION_PORT,
      url: env.AFFILIATION_URL ?? `http://127.0.0.1:${env.AFFILIATION_PORT}`,
      databaseUrl: databaseUrls.affiliation,
      witness: witnessOf('affiliation', databaseUrls.affiliation),
      terms,
      cprKeys: { file: secrets.cprKeysFile, mayCreate: mayCreateKeys(env) },
      cprLimits: {
        lookups: env.CPR_LOOKUPS_PER_DAY,
        lookupsAll: env.CPR_LOOKUPS_ALL_PER_DAY,
        writes: env.CPR_WRITES_PER_DAY,
        birthday: env.CPR_BIRTHDAY_PER_DAY,
        birthdayYear: env.CPR_BIRTHDAY_PER_YEAR,
        birthdayAll: env.CPR_BIRTHDAY_ALL_PER_DAY,
        birthdayAllYear: env.CPR_BIRTHDAY_ALL_PER_YEAR,
      },
      pollEvery: env.REGISTER_POLL_MS,
    },
    subgraphSecret: env.SUBGRAPH_SECRET,
    subgraphSecretFile: secrets.subgraphSecretFile,
    ekstern: eksternSettings(env),
    recheck: env.RECHECK,
    auth: authConfig(env, dataDir, secrets.apiKeysFile),
    seals: sealConfig(env, dataDir),
    readLogDays: env.READ_LOG_DAYS,
    unilogin: uniloginConfig(env, env.REGISTER_MODE),
  };
  if (config.register.databaseUrl === config.affiliation.databaseUrl)
    throw new StartupError(
      'REGISTER_DATABASE_URL and AFFILIATION_DATABASE_URL are the same; each subgraph needs its own database.',
    );
  return config;
}

/** Nobody could tell invented units from the real ones among them any more. */
function sampleOf({ SAMPLE, ENVIRONMENT }: z.output<typeof environment>): 'full' | 'small' | 'none' {
  if (ENVIRONMENT !== 'production') return SAMPLE ?? 'full';
  if (SAMPLE === undefined || SAMPLE === 'none') return 'none';
  throw new StartupError(`SAMPLE: ${SAMPLE} is not for ENVIRONMENT=production, which never invents units.`);
}

/** In production a lost file of keys must not be replaced unseen: nobody could read the numbers any more. */
const mayCreateKeys = ({ CPR_KEYS_FILE, ENVIRONMENT }: z.output<typeof environment>): boolean =>
  !CPR_KEYS_FILE && ENVIRONMENT !== 'production';

function eksternSettings(env: z.output<typeof environment>): EksternSettings {
  const adapterOf = (register: 'DAR' | 'CVR'): Adapter => {
    const [kind, file] = [env[`${register}_ADAPTER`], env[`${register}_FILE`]];
    if (kind === 'http') return { adapter: kind, url: env[`${register}_URL`] };
    if (kind === 'offline') return { adapter: kind };
    if (!file) throw new StartupError(`${register}_FILE: give the CSV file that ${register}_ADAPTER=file reads.`);
    return { adapter: kind, file };
  };
  const { DATAFORDELER_API_KEY: apiKey, EXTERNAL_TIMEOUT_MS: timeoutMs } = env;
  return { dar: adapterOf('DAR'), cvr: adapterOf('CVR'), apiKey, timeoutMs };
}

/** Database addresses and secrets can hold passwords, so their values are not shown. */
function explain(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const variable = String(issue.path[0]);
  const shown = /URL|SECRET|KEY/.test(variable) ? '' : ` (it is "${given[variable]}")`;
  return `${variable}: ${issue.message}${shown}.`;
}
