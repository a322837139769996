import { type Caller, isAllowed } from '../../../common/auth/may.ts';
import { parseWords, personFields, phoneFields } from '../input/person-fields.ts';
import { objectKinds, type Rows } from './object-kinds.ts';
import type { Compared, StoredObject } from './stored-object.ts';

/**
 * Whether a caller may not see a person: a caller who may not read persons there, or not the real names of the
 * protected.
 */
export function mayNotSee(
  caller: Caller,
  { kommuneKode, beskyttet }: Pick<Rows['person'], 'kommuneKode' | 'beskyttet'>,
) {
  const kommuner = [kommuneKode];
  if (!isAllowed(caller, 'person.read', { kommuner })) return true;
  return beskyttet && !isAllowed(caller, 'person.readProtected', { kommuner });
}

/** A protected telephone number is shown to nobody, whoever's it is: what holds it may not be compared with one. */
export const withSecretNumber = ({ before, given }: StoredObject<'person'>): readonly string[] =>
  before !== null && phoneFields.some((field) => given?.has(field)) && hasSecretNumber(before) ? ofNumbers : [];

/** Who is the contact of whom. */
const ofContact = ['personId', 'barnId'];

const ofNumbers = [personFields.mobiltelefon.column, 'sourceWords'];

const hasSecretNumber = ({ sourceWords }: Rows['person']): boolean =>
  Object.values(parseWords(sourceWords)).some((word) => phoneFields.some((field) => word[field]?.beskyttet));

/**
 * A change of the log as it is shown to who may not see the person, or where nobody may see a number: every field that
 * may have changed, for which of them did would tell who wrote them whether they were so before.
 */
export function unseenChange(change: Compared, isHidden: boolean): Compared {
  if (change.kind === 'tilknytning' && isHidden) return { ...change, unseen: ofContact, given: new Set(ofContact) };
  if (change.kind !== 'person') return change;
  const rows = [change.before, change.after] as (Rows['person'] | null)[];
  const isSecret = rows.some((row) => row !== null && hasSecretNumber(row));
  const unseen = isHidden ? objectKinds.person.personal : isSecret ? ofNumbers : [];
  return { ...change, unseen, given: new Set(unseen) };
}
