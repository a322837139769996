import { fold } from '../../../common/text/fold.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import { bornOn, normalCpr } from '../../core/input/fields.ts';
import { parseWords } from '../../core/input/person-fields.ts';
import type { PersonStatement } from './statement.ts';

type Likeness = 'same' | 'renamed' | 'other';
type Known = { fornavn: string; efternavn: string; foedselsdato: string | null };

/**
 * Whether what a source says can be of a known person: a number typed wrongly is often another's. Name and day of birth
 * that both differ, from what the source said before or else from what holds, are not of the same. A name alone changes.
 */
function likenessOf(person: StoredObject<'person'>, kilde: string, said: PersonStatement): Likeness {
  const known: Known = parseWords(person.after.sourceWords)[kilde] ?? person.after;
  const name = fullName(known);
  if (name === '' || name === fullName({ ...known, ...namesOf(said) })) return 'same';
  return isBornOtherwise(known, said) ? 'other' : 'renamed';
}

/**
 * The same in a write. The answer does not say so of a person whom the caller may not see: what is another's is held
 * back, so that a mistyped number renames nobody, and is answered like what is taken in.
 */
export function likenessIn(
  work: Work,
  person: StoredObject<'person'>,
  kilde: string,
  said: PersonStatement,
  path: string[],
): Likeness | 'held' {
  const likeness = likenessOf(person, kilde, said);
  if (!work.hides(person)) return likeness;
  if (said.fornavn !== undefined || said.efternavn !== undefined || said.foedselsdato !== undefined)
    work.warn('PERSON_NOT_COMPARED', path);
  return likeness === 'other' ? 'held' : 'same';
}

/** Whether a person has the name that the source says, however it is written. */
export const isNamesake = ({ after }: StoredObject<'person'>, said: PersonStatement): boolean =>
  fullName(after) !== '' && fullName(after) === fullName({ fornavn: '', efternavn: '', ...namesOf(said) });

const fullName = ({ fornavn, efternavn }: Pick<Known, 'fornavn' | 'efternavn'>): string =>
  fold(`${fornavn} ${efternavn}`);

const namesOf = ({ fornavn, efternavn }: PersonStatement) => ({
  ...(fornavn !== undefined && { fornavn }),
  ...(efternavn !== undefined && { efternavn }),
});

/** Where no day is known, the number tells it. */
function isBornOtherwise({ foedselsdato }: Known, said: PersonStatement): boolean {
  const cpr = normalCpr(said.cpr);
  if (said.foedselsdato == null) return false;
  if (foedselsdato !== null) return foedselsdato !== said.foedselsdato;
  return cpr !== '' && !bornOn(cpr, said.foedselsdato);
}
