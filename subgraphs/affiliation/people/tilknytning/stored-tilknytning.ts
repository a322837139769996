import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';

/** Contacts of a child: up to ten, says Aula (A4); export v6 had room for as many (check CONTACT_LIMIT). */
export const mostContacts = 10;

/** The columns that only some kinds of affiliation have, as the others have them. */
export const noFields: Omit<
  Content['tilknytning'],
  'personId' | 'aktoertype' | 'enhedsNummer' | 'kilde' | 'gyldigFra' | 'gyldigTil'
> = {
  lokalId: null,
  aflyst: false,
  roller: '[]',
  grupper: '[]',
  trin: null,
  hovedgruppeId: null,
  elevnummer: null,
  initialer: null,
  stilling: null,
  lokation: null,
  barnId: null,
  relation: null,
  foraeldremyndighed: null,
  adgangsniveau: null,
  retsgrundlag: null,
  cvrNummer: null,
  pNummer: null,
};

/** Ends an affiliation with a last day; one that was to begin later never comes to be. An earlier end stays. */
export function endOrCancel(
  work: Work,
  tilknytning: StoredObject<'tilknytning'>,
  lastDay: string,
  path: string[],
): void {
  const { gyldigFra, gyldigTil, aflyst } = tilknytning.after;
  if (aflyst || (gyldigTil !== null && gyldigTil <= lastDay)) return;
  work.change(tilknytning, gyldigFra > lastDay ? { aflyst: true } : { gyldigTil: lastDay }, path);
}
