import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createOnce } from '../../common/files/create-once.ts';
import { StartupError } from '../../common/startup-error.ts';

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32);

const ring = z.array(z.object({ id: z.string().min(1), encryption: key, index: key, createdAt: z.string() })).min(1);

/** The keys that CPR numbers are stored with; the last is the one in use, the others are those of before a rotation. */
export type KeyRing = z.infer<typeof ring>;

/** One more key, in the form of the file. */
export const newKey = (now = new Date()) => ({
  id: `${now.toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`,
  encryption: randomBytes(32).toString('base64'),
  index: randomBytes(32).toString('base64'),
  createdAt: now.toISOString(),
});

/** Reads the file of keys. In development it is made when there is none; elsewhere a lost file must not pass unseen. */
export function readKeyRing(file: string, mayCreate: boolean): KeyRing {
  if (mayCreate) createOnce(file, JSON.stringify([newKey()], null, 2));
  try {
    return ring.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartupError(
      `CPR_KEYS_FILE: ${file} is not a file of keys; "npm run cpr-keys -- create FILE" makes one.`,
    );
  }
}
