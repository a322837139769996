import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { narrowFile } from '../../../common/files/owner-only.ts';
import { createOnce, watchedFile } from '../../../common/files/write-file.ts';
import { StartupError } from '../../../common/startup-error.ts';
import { refusal } from '../../errors/refusals.ts';

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

/** How a CPR number is stored. */
export interface SealedCpr {
  cprIndex: string;
  cprCipher: string;
  cprNoegle: string;
}

/** Whose a number is, in which municipality. */
type Bearer = { id: string; kommuneKode: string };

const algorithm = 'aes-256-gcm';

/** A text as it is stored, and the key it is sealed with. */
export interface SealedText {
  cipher: string;
  noegle: string;
}

/**
 * Stores CPR numbers, and who protected persons are, so that only the keys can read them, and finds persons by their
 * numbers without reading them.
 */
export class CprVault {
  readonly #read: () => KeyRing;

  /** A key ring, or what reads it anew whenever it has changed. */
  constructor(keys: KeyRing | (() => KeyRing)) {
    this.#read = typeof keys === 'function' ? keys : () => keys;
  }

  /** With the keys as they are now: looking whether their file has changed costs more than a number does. */
  held = (): CprVault => new CprVault(this.#read());

  get #keys(): KeyRing {
    return this.#read();
  }

  /** Id of the key that numbers are sealed with now. */
  get currentKey(): string {
    return this.#current.id;
  }

  /** A number as it is stored for one person: moved to another person's row it cannot be read. */
  seal(cpr: string, { id, kommuneKode }: Bearer): SealedCpr {
    const { cipher: cprCipher, noegle: cprNoegle } = this.sealText(cpr, id);
    return { cprIndex: indexOf(this.#current.index, cpr, kommuneKode), cprCipher, cprNoegle };
  }

  /** What a number that is sealed with a key is found by in a municipality. KEY_MISSING when the key is gone. */
  indexIn(kommuneKode: string, cpr: string, noegle: string): string {
    const key = this.#keys.find(({ id }) => id === noegle);
    if (!key) throw refusal('KEY_MISSING');
    return indexOf(key.index, cpr, kommuneKode);
  }

  /** The number again; throws when it is another person's, was altered, or its key is gone. */
  open({ cprCipher, cprNoegle }: Omit<SealedCpr, 'cprIndex'>, personId: string): string {
    return this.openText({ cipher: cprCipher, noegle: cprNoegle }, personId);
  }

  /** A text as it is stored in one place, which its name tells: in another place it cannot be read. */
  sealText(text: string, place: string): SealedText {
    const { id, encryption } = this.#current;
    const nonce = randomBytes(12);
    const cipher = createCipheriv(algorithm, encryption, nonce).setAAD(Buffer.from(place));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return { cipher: sealed.toString('base64'), noegle: id };
  }

  /** The text again. KEY_MISSING when its key is gone; throws when it was altered, or sealed for another place. */
  openText({ cipher, noegle }: SealedText, place: string): string {
    const key = this.#keys.find(({ id }) => id === noegle);
    if (!key) throw refusal('KEY_MISSING');
    const sealed = Buffer.from(cipher, 'base64');
    const decipher = createDecipheriv(algorithm, key.encryption, sealed.subarray(0, 12))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(-16));
    return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8');
  }

  /** What a person with this number can be found by in municipalities: one per key in each, since a rotation takes a while. */
  indexes(cpr: string, kommuner: Iterable<string>): string[] {
    return [...kommuner].flatMap((kommuneKode) => this.#keys.map(({ index }) => indexOf(index, cpr, kommuneKode)));
  }

  /** A keyed hash that tells whether a text is the same later, and nothing else; null when its key is gone. */
  fingerprint(text: string, keyId: string = this.currentKey): string | null {
    const key = this.#keys.find(({ id }) => id === keyId);
    return key ? createHmac('sha256', key.index).update(`aftryk ${text}`).digest('base64url') : null;
  }

  /** The same of the CPR number of somebody who was delivered for a unit: for each unit another. */
  cprFingerprint(enhedsNummer: string, cpr: string, keyId: string): string | null {
    const print = this.fingerprint(`${enhedsNummer} ${cpr}`, keyId);
    return print === null ? null : bound + print;
  }

  /** The same under every key, the one in use first. */
  fingerprints = (text: string): string[] => this.#keys.flatMap(({ id }) => this.fingerprint(text, id) ?? []).reverse();

  get #current(): KeyRing[number] {
    const last = this.#keys.at(-1);
    if (!last) throw new Error('a key ring has at least one key');
    return last;
  }
}

/** How what is bound to a municipality or a unit begins: earlier versions of the product stored what is not. */
export const bound = '2.';

/**
 * Each municipality has another, so that whoever has the file alone cannot tell whom two of them know as one person.
 */
const indexOf = (key: Buffer, cpr: string, kommuneKode: string): string =>
  bound + createHmac('sha256', key).update(`kommune ${kommuneKode} ${cpr}`).digest('base64url');
