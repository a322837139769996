import { fold } from '../../common/text/fold.ts';
import type { Objekt } from '../change/objekt.ts';
import { bornOn, normalCpr } from './cpr.ts';
import { parseOplysninger } from './oplysninger.ts';
import type { PersonUdsagn } from './udsagn.ts';

type Known = { fornavn: string; efternavn: string; foedselsdato: string | null };

/**
 * Whether what a source says can be of a known person: a number typed wrongly is often another's. Name and day of birth
 * that both differ, from what the source said before or else from what holds, are not of the same. A name alone changes.
 */
export function likenessOf(person: Objekt<'person'>, kilde: string, said: PersonUdsagn): 'same' | 'renamed' | 'other' {
  const known: Known = parseOplysninger(person.after.oplysninger)[kilde] ?? person.after;
  const name = fullName(known);
  if (name === '' || name === fullName({ ...known, ...namesOf(said) })) return 'same';
  return isBornOtherwise(known, said) ? 'other' : 'renamed';
}

/** Whether a person has the name that is told, however it is written. */
export const isNamesake = ({ after }: Objekt<'person'>, said: PersonUdsagn): boolean =>
  fullName(after) !== '' && fullName(after) === fullName({ fornavn: '', efternavn: '', ...namesOf(said) });

const fullName = ({ fornavn, efternavn }: Pick<Known, 'fornavn' | 'efternavn'>): string =>
  fold(`${fornavn} ${efternavn}`);

const namesOf = ({ fornavn, efternavn }: PersonUdsagn) => ({
  ...(fornavn !== undefined && { fornavn }),
  ...(efternavn !== undefined && { efternavn }),
});

/** Where no day is known, the number tells it. */
function isBornOtherwise({ foedselsdato }: Known, said: PersonUdsagn): boolean {
  const cpr = normalCpr(said.cpr);
  if (said.foedselsdato == null) return false;
  if (foedselsdato !== null) return foedselsdato !== said.foedselsdato;
  return cpr !== '' && !bornOn(cpr, said.foedselsdato);
}
