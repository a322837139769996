import { fold } from '../../common/text/fold.ts';
import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';
import { type Flyt, keyOf, pathOf } from './carry.ts';

/**
 * Data access is given for one institution number, by the holder of the right in Tilslutning alone (STIL, "Afvis eller
 * godkend anmodninger om dataadgang"). So a system that has it, or has asked for it, at the unit asks for it at the
 * successor. What it has here stays: it takes people out of Unilogin by it.
 */
export function requestAftaler(work: Work, { fra, til, dag, stays }: Flyt, anmodetAf: string): void {
  const granted = (one: Objekt<'dataaftale'>) => ['requested', 'approved'].includes(one.after.status);
  for (const aftale of work.where('dataaftale', 'enhedsNummer', fra).filter(granted)) {
    const isThere = work.where('dataaftale', 'enhedsNummer', til).some(({ after }) => isSameScope(after, aftale.after));
    if (isThere || stays.has(keyOf(aftale))) continue;
    const open = { kommentar: null, afgjortDato: null, afgjortAf: null, sidstBrugt: null };
    const asked = { status: 'requested', anmodetDato: dag, anmodetAf, enhedsNummer: til };
    work.create('dataaftale', { ...aftale.after, ...open, ...asked }, pathOf(aftale)).follows = true;
  }
}

type Scope = { udbydersystem: string; tjeneste: string };

const isSameScope = (one: Scope, other: Scope): boolean =>
  one.tjeneste === other.tjeneste && fold(one.udbydersystem) === fold(other.udbydersystem);

/** A source that is delivered by itself here is delivered so there, on the same terms, unless it has terms there. */
export function copyPlaner(work: Work, { fra, til, stays }: Flyt): void {
  for (const plan of work.where('leveringsplan', 'enhedsNummer', fra)) {
    const there = work.where('leveringsplan', 'enhedsNummer', til);
    const isThere = there.some(({ after }) => after.kilde === plan.after.kilde);
    if (!isThere && !stays.has(keyOf(plan)))
      work.create('leveringsplan', { ...plan.after, enhedsNummer: til }, pathOf(plan)).follows = true;
  }
}
