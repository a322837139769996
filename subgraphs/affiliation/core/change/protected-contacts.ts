import { isIn, name, sql } from '../../../common/database/sql.ts';
import type { AffiliationTransaction } from '../store/database.ts';
import type { Objekt } from './objekt.ts';
import { isProtectedContact } from './sealed-person.ts';
import type { Work } from './work.ts';

/** What a write makes of those who are contacts of protected children. */
export interface Contacts {
  /** Who is to lie sealed, in all versions. */
  hidden: ReadonlySet<string>;
  /** Who may lie in plain again, unless they are the contact of another protected child. */
  loosed: readonly string[];
}

/**
 * The home of a protected child is told by whoever lives there, so its contacts are sealed as the child is. That does not end
 * with the time of the tie, nor by calling a tie off for one who may not see the child: nobody is to look at a contact by that.
 */
export async function contactsIn(tx: AffiliationTransaction, work: Work): Promise<Contacts> {
  const ties = work.all('tilknytning').filter(({ path, after }) => path !== null && after.barnId !== null);
  const persons = work.all('person').filter(({ path }) => path !== null);
  const raised = persons.filter(({ before, after }) => before !== null && !before.beskyttet && after.beskyttet);
  const lifted = persons.filter(({ before, after }) => before?.beskyttet && !after.beskyttet);
  const boern = await protectedBoern(tx, work, ties);
  const named = ties.filter(({ after }) => !after.aflyst && boern.has(after.barnId ?? ''));
  return {
    hidden: new Set([
      ...named.map(({ after }) => after.personId),
      ...(await contactsOf(tx, work, raised)),
      ...(await stillContacts(tx, work, lifted)),
    ]),
    loosed: [
      ...ties.flatMap(({ before, after }) => (before && isOver(work, before, after) ? [before.personId] : [])),
      ...(await contactsOf(tx, work, lifted)),
    ],
  };
}

/** Of a contact that was stored sealed what is written anew is so, too. */
export const staysSealed = ({ before, erases }: Objekt<'person'>): boolean =>
  before !== null && before.forseglet !== null && !before.beskyttet && !erases;

type Tie = Objekt<'tilknytning'>;

/** The tie is one of this contact and child no more, as one says who may see the child. */
function isOver(work: Work, before: NonNullable<Tie['before']>, after: Tie['after']): boolean {
  const isSame = !after.aflyst && after.personId === before.personId && after.barnId === before.barnId;
  const barn = work.get('person', before.barnId);
  return !before.aflyst && !isSame && barn !== undefined && !work.hides(barn);
}

async function protectedBoern(tx: AffiliationTransaction, work: Work, ties: readonly Tie[]): Promise<Set<string>> {
  const ids = [...new Set(ties.flatMap(({ after }) => after.barnId ?? []))];
  const here = ids.filter((id) => work.get('person', id)?.after.beskyttet);
  const others = ids.filter((id) => !work.get('person', id));
  return new Set([...here, ...(await idsOf(tx, work, others, sql`"beskyttet"`))]);
}

const stillContacts = (tx: AffiliationTransaction, work: Work, persons: readonly Objekt<'person'>[]) =>
  idsOf(
    tx,
    work,
    persons.map(({ id }) => id),
    isProtectedContact,
  );

async function idsOf(
  tx: AffiliationTransaction,
  work: Work,
  ids: readonly string[],
  condition: typeof isProtectedContact,
) {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Person" WHERE ${isIn(work.provider, name('id'), ids)} AND "toChange" IS NULL AND ${condition}`);
  return rows.map(({ id }) => id);
}

async function contactsOf(tx: AffiliationTransaction, work: Work, boern: readonly Objekt<'person'>[]) {
  if (boern.length === 0) return [];
  const ids = boern.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ personId: string }[]>(sql`
    SELECT DISTINCT "personId" FROM "Tilknytning"
    WHERE ${isIn(work.provider, name('barnId'), ids)} AND "toChange" IS NULL AND NOT "aflyst"`);
  return rows.map(({ personId }) => personId);
}
