import type { Objekt } from '../../core/change/objekt.ts';
import type { Work } from '../../core/change/work.ts';
import type { Problem } from '../../errors/refusals.ts';

/**
 * Notes, for those who may see the persons, what is stored of an input otherwise than it was answered: ties that break a
 * rule, and rows that could not be taken in. None goes without: the answer said that all is stored.
 */
export function withhold(stored: Work, answered: Work, broken: readonly Problem[]): void {
  for (const { path, code: kode } of broken) {
    const tie = tieAt(stored, path);
    if (!tie) withholdRow(stored, answered, path, kode);
    else
      for (const personId of unseenOf(stored, answered, tie))
        stored.withheld.push({ ...placeOf(tie), personId, objektId: tie.id, kode, cpr: null });
  }
  for (const { path, code } of stored.errors) withholdRow(stored, answered, path, code);
}

/** A row is known by what the answer said of it: the local id of its own tie, or of the child whose contact it is. */
function withholdRow(stored: Work, answered: Work, path: readonly string[], kode: string): void {
  const tie = tieAt(answered, path);
  const place = tie ? placeOf(tie) : { kilde: stored.spoken[0]?.kilde ?? '', enhedsNummer: '' };
  const lokalId = tie ? lokalIdOf(answered, tie) : '';
  for (const personId of unseenOf(stored, answered, tie))
    stored.withheld.push({ ...place, personId, objektId: personId, lokalId, kode, cpr: null });
}

type Tie = Objekt<'tilknytning'>;

/** The tie that a place of the input is of: of a contact within a child its own. */
function tieAt(work: Work, path: readonly string[]): Tie | undefined {
  const at = work.all('tilknytning').filter((tie) => tie.path?.every((step, i) => path[i] === step));
  return at.reduce<Tie | undefined>((a, b) => ((a?.path?.length ?? -1) >= (b.path?.length ?? 0) ? a : b), undefined);
}

const placeOf = ({ after: { kilde, enhedsNummer } }: Tie) => ({ kilde, enhedsNummer });

function lokalIdOf(work: Work, { after: { lokalId, barnId, enhedsNummer } }: Tie): string {
  const ofBarn = barnId === null ? [] : work.where('tilknytning', 'personId', barnId);
  const barn = ofBarn.find(({ after }) => after.enhedsNummer === enhedsNummer && after.lokalId !== null);
  return lokalId ?? barn?.after.lokalId ?? '';
}

/**
 * The persons for whom it is noted, and shown to those who may see them: the hidden ones of a tie, whom others stand
 * for in the answer; without any, all whose number was given. A note for a person whom the caller sees would give it
 * away.
 */
function unseenOf(stored: Work, answered: Work, tie: Tie | undefined): Iterable<string> {
  const { personId, barnId } = tie?.after ?? { personId: null, barnId: null };
  const own = [personId, barnId].flatMap((id) => (id === null ? [] : (answered.standsFor.get(id) ?? id)));
  const hidden = own.filter((id) => {
    const person = stored.get('person', id);
    return person && stored.hides(person);
  });
  return hidden.length > 0 ? hidden : answered.metHidden;
}
