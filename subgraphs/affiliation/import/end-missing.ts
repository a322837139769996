import { type Problem, problem } from '../../common/errors/problem.ts';
import type { Objekt } from '../change/objekt.ts';
import { parseList } from '../change/parse-list.ts';
import type { Work } from '../change/work.ts';
import { dayBefore } from '../periode/day-before.ts';
import { lastsTo } from '../periode/lasts-to.ts';
import { endOrCancel } from '../tilknytning/end-or-cancel.ts';
import type { Removal } from './load-report.ts';
import type { RowMemory } from './row-memory.ts';

/** Who loses more than half of a unit in one go has most often got half a file (OS2skoledata has the same ceiling). */
const maxPercent = 50;

type Tilknytning = Objekt<'tilknytning'>;

/** What is compared with the rows of a full file. */
export interface FullScope {
  kilde: string;
  /**
   * Rows that tell no days tell of today alone, as those of a UNILoginImport: who is to come later need not be among
   * them. Rows with days tell of everybody whom the source has, also of those.
   */
  tellsDays: boolean;
}

/** Ends what a source has at units, and no row is of: from today on it is not there any more. */
export async function endMissing(
  work: Work,
  { kilde, tellsDays }: FullScope,
  enheder: readonly string[],
  { seen, made }: RowMemory,
): Promise<(Removal & { problem?: Problem })[]> {
  await work.load('tilknytning', 'enhedsNummer', enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  const lastDay = dayBefore(work.today);
  const isHeld = ({ after }: Tilknytning) =>
    after.kilde === kilde &&
    !after.aflyst &&
    lastsTo(after, work.today) &&
    (tellsDays || after.gyldigFra <= work.today);
  const removals = enheder.flatMap((enhed): (Removal & { problem?: Problem })[] => {
    const held = work.where('tilknytning', 'enhedsNummer', enhed).filter(isHeld);
    const missing = held.filter(({ id }) => !seen.has(id));
    const total = aktoerer(held).filter(({ id }) => !made.has(id)).length;
    const removed = aktoerer(missing).length;
    for (const tilknytning of missing) endOrCancel(work, tilknytning, lastDay, []);
    return removed === 0 ? [] : [{ enhed, removed, total, ...tooMany(enhed, removed, total) }];
  });
  endGrupper(work, kilde, seen, lastDay);
  return removals;
}

const aktoerer = (tilknytninger: Tilknytning[]) => tilknytninger.filter(({ after }) => after.slags !== 'kontakt');

function tooMany(value: string, removed: number, total: number): { problem?: Problem } {
  if (removed * 100 <= total * maxPercent) return {};
  return { problem: problem('MASS_REMOVAL', [], { value, removed, total, max: maxPercent }) };
}

/** A group that somebody is in goes on, whoever tells of them. */
function endGrupper(work: Work, kilde: string, seen: RowMemory['seen'], lastDay: string): void {
  const inUse = new Set(
    work
      .all('tilknytning')
      .filter(({ after }) => !after.aflyst && lastsTo(after, work.today))
      .flatMap(({ after }) => [after.hovedgruppeId, ...parseList(after.grupper)]),
  );
  for (const gruppe of work.all('gruppe')) {
    const { gyldigFra, gyldigTil } = gruppe.after;
    const isOpen = gyldigFra <= lastDay && (gyldigTil === null || gyldigTil > lastDay);
    if (gruppe.after.kilde === kilde && isOpen && !seen.has(gruppe.id) && !inUse.has(gruppe.id))
      work.change(gruppe, { gyldigTil: lastDay }, []);
  }
}
