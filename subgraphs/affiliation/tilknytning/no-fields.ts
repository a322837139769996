import type { Content } from '../change/slags.ts';

/** The columns that only some kinds of affiliation have, as the others have them. */
export const noFields: Omit<
  Content['tilknytning'],
  'personId' | 'slags' | 'enhedsNummer' | 'kilde' | 'gyldigFra' | 'gyldigTil'
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
