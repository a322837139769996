import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import type { CprVault } from '../person/cpr-vault.ts';

/** Keyed hash of a person as delivered: equal rows are not delivered again. Null when the key is gone. */
export const rowPrint = ({ localPersonId, person, actor }: LeveringPerson, vault: CprVault, key?: string) =>
  vault.fingerprint(JSON.stringify([localPersonId, person, actor]), key);
