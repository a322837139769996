import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { narrowFile } from '../../../common/files/owner-only.ts';
import { createOnce, watchedFile } from '../../../common/files/write-file.ts';
import { StartupError } from '../../../common/startup-error.ts';

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32);

const ring = z.array(z.object({ id: z.string().min(1), encryption: key, index: key, createdAt: z.string() })).min(1);

const storedKey = z.object({ id: z.string(), encryption: z.string(), index: z.string(), createdAt: z.string() });

/** A key in the form of the file. */
export type StoredKey = z.infer<typeof storedKey>;

/** The keys that CPR numbers are stored with; the last is the one in use, the others are those of before a rotation. */
export type KeyRing = z.infer<typeof ring>;

/** One more key, in the form of the file. */
export const newKey = (now = new Date()): StoredKey => ({
  id: `${now.toISOString().slice(0, 10)}-${randomBytes(4).toString('hex')}`,
  encryption: randomBytes(32).toString('base64'),
  index: randomBytes(32).toString('base64'),
  createdAt: now.toISOString(),
});

/** The text of a file of keys. */
export const ringText = (keys: readonly StoredKey[]): string => JSON.stringify(keys, null, 2);

/** The keys in the form of the file. */
export const storedKeys = (file: string): StoredKey[] => parseFile(file, z.array(storedKey).min(1));

/** Reads the file of keys. In development it is made when there is none; elsewhere a lost file must not pass unseen. */
export function readKeyRing(file: string, mayCreate: boolean): KeyRing {
  if (mayCreate) createOnce(file, ringText([newKey()]));
  return parseFile(file, ring);
}

/** Reads the file of keys again whenever it changes, so that a running server takes part in a rotation. */
export const watchedKeyRing = (file: string): (() => KeyRing) => watchedFile(file, () => parseFile(file, ring));

function parseFile<Keys>(file: string, form: z.ZodType<Keys>): Keys {
  const keys = read(file, form);
  narrowFile(file); // only now: it is one of ours
  return keys;
}

function read<Keys>(file: string, form: z.ZodType<Keys>): Keys {
  try {
    return form.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new StartupError(
      `CPR_KEYS_FILE: ${file} is not a file of keys; "npm run cpr-keys -- create FILE" makes one.`,
    );
  }
}
