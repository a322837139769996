import path from 'node:path';
import { z } from 'zod';
import { providerOf } from '../subgraphs/common/database/provider.ts';
import { sqlitePath } from '../subgraphs/common/database/sqlite-connection.ts';
import { clockLimits } from '../subgraphs/common/timeline/commit-clock.ts';
import type { WitnessSettings } from '../subgraphs/common/timeline/witness.ts';

const [second, hour, day] = [1_000, 3_600_000, 24 * 3_600_000];

const whole = (unit: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'give a whole number')
    .transform(Number)
    .pipe(z.number().min(1, 'give 1 or more').max(max, `give ${max} or less`))
    .transform((value) => value * unit)
    .default(fallback);

/** The variables that say what outside of the databases remembers their numbers, and how far a clock is trusted. */
export const timelineVariables = {
  WITNESS_DIR: z.string().min(1, 'give a folder').optional(),
  CLOCK_BACK_SECONDS: whole(second, 86_400, clockLimits.back),
  CLOCK_AHEAD_HOURS: whole(hour, 8_760, clockLimits.ahead),
  CLOCK_SILENCE_DAYS: whole(day, 3_650, clockLimits.silence),
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

/** Databases of one server have a witness each; the password is not told. */
function nameOf(databaseUrl: string): string {
  const { host, pathname, searchParams } = new URL(databaseUrl);
  return [host, pathname.slice(1), searchParams.get('schema') ?? ''].join('-').replace(/[^\w.-]+/g, '_');
}
