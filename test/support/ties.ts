import { randomUUID } from 'node:crypto';
import type { Content } from '../../subgraphs/affiliation/core/change/object-kinds.ts';
import type { Work } from '../../subgraphs/affiliation/core/change/work.ts';
import { lawfulTie } from './lawful-tie.ts';
import { personContent } from './person-content.ts';
import { tieContent } from './tie-content.ts';

/** A person whom the municipality of `fields` knows; the CPR number is made up of its index alone. */
export const newPerson = (work: Work, fields: Partial<Content['person']> = {}) =>
  work.create(
    'person',
    personContent({ kommuneKode: '101', cprIndex: randomUUID(), cprCipher: '', cprNoegle: '', ...fields }),
    [],
  );

type Fields = Partial<Content['tilknytning']> & { enhedsNummer: string };

/** A new person's tie to a unit, with these fields alone, lawful or not. */
export function bareTie(work: Work, fields: Fields, person: Partial<Content['person']> = {}) {
  const personId = fields.personId ?? newPerson(work, person).id;
  return work.create('tilknytning', tieContent({ aktoertype: 'ansat', kilde: 'Pladssystem', ...fields, personId }), []);
}

/** A new person's tie to a unit, with all that the rules ask of it. */
export function tie(...[work, fields, person]: Parameters<typeof bareTie>) {
  const { id, after } = bareTie(work, fields, person);
  return work.create('tilknytning', lawfulTie(work, after), [], id);
}
