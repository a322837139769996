import { type Caller, isAllowed } from '../../../common/auth/may.ts';
import { parseWords, personFields, phoneFields } from '../input/person-fields.ts';
import { objectKinds, type Rows } from './object-kinds.ts';
import { type Compared, type Objekt, placesOf } from './objekt.ts';
import type { Work } from './work.ts';

/** Whether a caller may not see a person: who may not read persons there, or, of the protected, not their real names. */
export function mayNotSee(
  caller: Caller,
  { kommuneKode, beskyttet }: Pick<Rows['person'], 'kommuneKode' | 'beskyttet'>,
) {
  const kommuner = [kommuneKode];
  if (!isAllowed(caller, 'person.read', { kommuner })) return true;
  return beskyttet && !isAllowed(caller, 'person.readProtected', { kommuner });
}

/**
 * The same of the persons of a write, as they were before. What the same input said of them first is the caller's own.
 */
export const hiddenFrom =
  (caller: Caller): Work['hides'] =>
  ({ before }) =>
    before !== null && mayNotSee(caller, { ...before, beskyttet: before.beskyttet || before.forseglet !== null });

/**
 * Marks what the work touches and its caller may not see, so that no answer shows whether the input is what is stored.
 * Whoever guesses would otherwise learn when a guess is right.
 */
export async function hideUnseen(caller: Caller, work: Work): Promise<void> {
  const stays = work.all('gaesteophold').filter(({ before, path }) => before !== null && path !== null);
  const boern = stays.map(({ after }) => after.barnId);
  await work.load('person', 'id', boern);
  for (const objekt of work.touched()) if (objekt.before !== null) objekt.unseen = unseenOf(objekt, caller, work);
}

function unseenOf(objekt: Objekt, caller: Caller, work: Work): readonly string[] {
  if (objekt.kind === 'person') {
    const person = objekt as Objekt<'person'>;
    return work.hides(person) ? objectKinds.person.personal : withSecretNumber(person);
  }
  const { personal } = objectKinds[objekt.kind];
  if (objekt.kind === 'tilknytning') return mayRead(objekt, caller, work) ? [] : personal;
  if (objekt.kind !== 'gaesteophold') return [];
  // A reason is free text: of a protected child nobody is shown it.
  const barn = work.get('person', (objekt as Objekt<'gaesteophold'>).after.barnId);
  return barn && !barn.after.beskyttet && mayRead(objekt, caller, work) ? [] : personal;
}

function mayRead(objekt: Objekt, caller: Caller, work: Work): boolean {
  const { enhed, kommune } = placesOf(work, objekt).before ?? { enhed: null, kommune: null };
  const scope = { kommuner: kommune === null ? [] : [kommune], enheder: enhed === null ? [] : [enhed] };
  return isAllowed(caller, 'person.read', scope);
}

/** A protected telephone number is shown to nobody, whoever's it is: what holds it may not be compared with one. */
const withSecretNumber = ({ before, given }: Objekt<'person'>): readonly string[] =>
  before !== null && phoneFields.some((field) => given?.has(field)) && hasSecretNumber(before) ? ofNumbers : [];

/** Who is the contact of whom. */
const ofContact = ['personId', 'barnId'];

const ofNumbers = [personFields.mobiltelefon.column, 'oplysninger'];

const hasSecretNumber = ({ oplysninger }: Rows['person']): boolean =>
  Object.values(parseWords(oplysninger)).some((word) => phoneFields.some((field) => word[field]?.beskyttet));

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
