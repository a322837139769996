import path from 'node:path';
import { z } from 'zod';

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

type SealEnvironment = z.output<z.ZodObject<typeof sealVariables>>;

export const sealConfig = (env: SealEnvironment, dataDir: string) => ({
  file: path.resolve(env.SEAL_FILE ?? path.join(dataDir, 'seals', 'seals.ndjson')),
  url: env.SEAL_URL ?? null,
  every: env.SEAL_EVERY_MS,
});
