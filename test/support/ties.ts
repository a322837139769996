import { randomUUID } from 'node:crypto';
import type { Content } from '../../subgraphs/affiliation/change/slags.ts';
import type { Work } from '../../subgraphs/affiliation/change/work.ts';
import { lawfulTie } from './lawful-tie.ts';

const nobody: Content['person'] = {
  kommuneKode: '101',
  cprIndex: null,
  cprCipher: null,
  cprNoegle: null,
  fornavn: 'Test',
  efternavn: 'Person',
  foedselsdato: null,
  koen: null,
  email: null,
  fotoId: null,
  beskyttet: false,
  aliasFornavn: null,
  aliasEfternavn: null,
  kontakt: '{}',
  oplysninger: '{}',
  antalKilder: 1,
};

const untied: Content['tilknytning'] = {
  personId: '',
  slags: 'ansat',
  enhedsNummer: '',
  kilde: 'Pladssystem',
  lokalId: null,
  gyldigFra: '2020-01-01',
  gyldigTil: null,
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

/** A person whom the municipality of `fields` knows; the CPR number is made up of its index alone. */
export const newPerson = (work: Work, fields: Partial<Content['person']> = {}) =>
  work.create('person', { ...nobody, cprIndex: randomUUID(), cprCipher: '', cprNoegle: '', ...fields }, []);

type Fields = Partial<Content['tilknytning']> & { enhedsNummer: string };

/** A new person's tie to a unit, with these fields alone, lawful or not. */
export function bareTie(work: Work, fields: Fields, person: Partial<Content['person']> = {}) {
  const personId = fields.personId ?? newPerson(work, person).id;
  return work.create('tilknytning', { ...untied, ...fields, personId }, []);
}

/** A new person's tie to a unit, with all that the rules ask of it. */
export function tie(...[work, fields, person]: Parameters<typeof bareTie>) {
  const { id, after } = bareTie(work, fields, person);
  return work.create('tilknytning', lawfulTie(work, after), [], id);
}
