import { replaceFile, whileLocked } from '../../../common/files/write-file.ts';
import { StartupError } from '../../../common/startup-error.ts';
import { lockLastChange } from '../../core/change/changeset-writer.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import { CprVault, newKey, readKeyRing, ringText, storedKeys } from './cpr-vault.ts';
import { resealPersons, versionsByKey } from './reseal-persons.ts';

export interface Rotation {
  /** The key in use now. */
  key: string;
  /** A rotation that was stopped is gone on with; no further key was made. */
  resumed: boolean;
  resealed: number;
}

/**
 * Puts a new key into use and seals everything with it. Meanwhile servers read and find persons by the old keys as well.
 * When an earlier rotation was stopped, that one is ended instead.
 */
export async function rotateKeys(
  database: AffiliationDatabase,
  file: string,
  onProgress?: (done: number, total: number) => void,
): Promise<Rotation> {
  const used = await versionsByKey(database.query);
  const resumed = await whileLocked(file, () => {
    const keys = storedKeys(file);
    const current = keys.at(-1)?.id;
    if ([...used.keys()].some((key) => key !== current)) return true;
    replaceFile(file, ringText([...keys, newKey()]));
    return false;
  });
  const vault = new CprVault(readKeyRing(file, false));
  return { key: vault.currentKey, resumed, resealed: await resealPersons(database, vault, onProgress) };
}

/** Takes the keys that nothing is sealed with out of the ring, all but the one in use. Returns their ids. */
export async function dropOldKeys({ jobs }: AffiliationDatabase, file: string): Promise<string[]> {
  return jobs.$transaction(async (tx) => {
    await lockLastChange(tx); // a write under way may have sealed with an old key
    const used = await versionsByKey((statement) => tx.$queryRaw(statement));
    return whileLocked(file, () => dropUnused(file, used));
  });
}

function dropUnused(file: string, used: ReadonlyMap<string, number>): string[] {
  const keys = storedKeys(file);
  const [old, current] = [keys.slice(0, -1), keys.slice(-1)];
  const needed = old.filter(({ id }) => used.has(id)).map(({ id }) => id);
  if (needed.length > 0)
    throw new StartupError(`CPR numbers are still sealed with ${needed.join(', ')}; end the rotation first.`);
  replaceFile(file, ringText(current));
  return old.map(({ id }) => id);
}
