import type { Levering } from '../generated/sqlite/client.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { fits, simpleTypes } from '../unilogin/document-fields.ts';
import type { ImportDocument } from '../unilogin/import-document.ts';
import { contentHash } from '../unilogin/write-document.ts';
import type { Stand } from './stand.ts';
import { toImportGroup } from './to-import-group.ts';
import { toLeveringPerson } from './to-levering-person.ts';

/** What a delivery says of itself; its rows are those of its stand. */
export type LeveringHead = Pick<Levering, 'enhedsNummer' | 'enhedsNavn' | 'kilde' | 'sourceDateTime' | 'skoleaar'> & {
  dokument: ImportDocument['kind'];
};

/** Everybody whom the source has. */
export const allPersons = (stand: Stand, vault: CprVault): LeveringPerson[] =>
  stand.aktoerer.map((tilknytning) => toLeveringPerson(stand, tilknytning, vault));

/** The document about those with the local ids: a deletion names them, the other kinds have their rows. */
export function compose(
  head: LeveringHead,
  stand: Stand,
  persons: readonly LeveringPerson[],
  lokalIder: readonly string[],
): ImportDocument {
  const about = {
    sourceDateTime: head.sourceDateTime,
    source: head.kilde,
    schoolYear: head.skoleaar,
    sourceVersion: null,
    institutionNumber: head.enhedsNummer,
    institutionName: fits(simpleTypes.nonEmpty, head.enhedsNavn.trim()) ? head.enhedsNavn : null, // for information only
  };
  if (head.dokument === 'DELETE')
    return { ...about, kind: 'DELETE', persons: lokalIder.map((localPersonId) => ({ localPersonId })) };
  const chosen = new Set(lokalIder);
  const rows = persons.filter(({ localPersonId }) => chosen.has(localPersonId));
  return { ...about, kind: head.dokument, groups: stand.grupper.map(toImportGroup), persons: rows };
}

/** Tells later whether the same document comes of it again. Keyed, since a small document is soon guessed. */
export async function documentPrint(
  document: ImportDocument,
  vault: CprVault,
  key = vault.currentKey,
): Promise<string> {
  return `${key}:${vault.fingerprint(await contentHash(document), key)}`;
}
