import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../subgraphs/common/startup-error.ts';

const name = 'seals.ndjson';

const wholeNumber = (min: number, what: string, fallback: number) =>
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
  SEAL_EVERY_MS: wholeNumber(1_000, 'milliseconds', 600_000),
  READ_LOG_DAYS: wholeNumber(0, 'days', 0),
};

type SealEnvironment = z.output<z.ZodObject<typeof sealVariables>> & { ENVIRONMENT: 'development' | 'production' };

/**
 * Where the logs are sealed: in production not among the data, since whoever can change, or lose, the database would have its
 * seals with it. Throws a StartupError for seals that were left there.
 */
export function sealConfig(env: SealEnvironment, dataDir: string) {
  const beside = path.join(dataDir, 'seals', name);
  const usual = env.ENVIRONMENT === 'production' ? path.join(`${dataDir}-seals`, name) : beside;
  const file = path.resolve(env.SEAL_FILE ?? usual);
  if (file === usual && usual !== beside && !existsSync(file) && existsSync(beside))
    throw new StartupError(
      `SEAL_FILE: the seals of the logs are in ${beside}, among the data that they prove. Move them to ${file}, or set SEAL_FILE.`,
    );
  return { file, url: env.SEAL_URL ?? null, every: env.SEAL_EVERY_MS };
}
