import { isIn, name, sql } from '../../common/database/sql.ts';
import type { Source } from '../core/change/held-objects.ts';
import type { StoredObject } from '../core/change/stored-object.ts';
import { namedRow, parseList } from '../core/change/use-case.ts';
import type { Work } from '../core/change/work.ts';
import { dayBefore, lastsTo } from '../core/periode/periode.ts';
import { type Problem, problem } from '../errors/refusals.ts';
import type { RowMemory } from '../people/rows/row-memory.ts';
import { endOrCancel } from '../people/tilknytning/stored-tilknytning.ts';
import type { Removal } from './load-report.ts';

/** Who loses more than half of a unit in one go has most often got half a file (OS2skoledata has the same ceiling). */
const maxPercent = 50;

type Tilknytning = StoredObject<'tilknytning'>;

/** What is compared with the rows of a full file. */
interface FullScope {
  kilde: string;
  /**
   * Rows without days are about today alone, as those of a UNILoginImport: who is to come later need not be among them.
   * Rows with days are about everybody whom the source has, also those who come later.
   */
  tellsDays: boolean;
  /** Whether the file names the units; otherwise the source has people there, and the file has not even the unit. */
  areNamed: boolean;
  /** Ends are confirmed: also of whole units, and of more than half of a unit's people. */
  isConfirmed: boolean;
}

/** What becomes of those of one unit who are not in the file, and why it is not carried out. */
interface Ending {
  removal: Removal | null;
  /** Refuses to end them. */
  refusal: Problem | null;
  /** They stay for another reason. */
  remark: Problem | null;
}

/**
 * Ends what a source has at units and no row is about: from today on it is not there any more. Whoever a refused row is of
 * counts as there. `spared`: the persons of refused rows that are known by their CPR number, by unit.
 */
export async function endMissing(
  work: Work,
  scope: FullScope,
  enheder: readonly string[],
  memory: RowMemory,
  spared: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<Ending[]> {
  await work.load('tilknytning', 'enhedsNummer', enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  return enheder.map((enhed) => {
    const held = heldAt(work, scope, enhed);
    const isSpared = sparing(held, enhed, memory, spared.get(enhed) ?? new Set());
    const missing = held.filter((one) => !memory.seen.has(one.id) && !isSpared(one));
    const ending = decide(scope, memory, { enhed, held, missing });
    if (ending.refusal ?? ending.remark) return ending;
    for (const tilknytning of missing) endOrCancel(work, tilknytning, dayBefore(work.today), []);
    endGrupper(work, scope.kilde, enhed, memory);
    return ending;
  });
}

const heldAt = (work: Work, { kilde, tellsDays }: FullScope, enhed: string): Tilknytning[] =>
  work
    .where('tilknytning', 'enhedsNummer', enhed)
    .filter(({ after }) => after.kilde === kilde && !after.aflyst && lastsTo(after, work.today))
    .filter(({ after }) => tellsDays || after.gyldigFra <= work.today);

/**
 * Who does not end for want of a row: whose row is refused, by local id or by CPR number under another one, and who has a
 * row without a last day, beside a later period. A child's contacts stay with it; a row of a child without contacts says
 * nothing about them, unless contacts have rows of their own at the unit.
 */
function sparing(held: Tilknytning[], enhed: string, memory: RowMemory, byCpr: ReadonlySet<string>) {
  const { refused, seen, goingOn, kontaktRows } = memory;
  const later = held
    .filter(({ id, after }) => !seen.has(id) && goingOn.has(`${enhed} ${after.lokalId}`))
    .map(({ after }) => after.personId);
  const ofRefused = (kind: string) =>
    held
      .filter(({ after }) => after.lokalId !== null && refused.place(`${kind} ${enhed} ${after.lokalId}`))
      .map(({ after }) => after.personId);
  const persons = new Set([...ofRefused('person'), ...byCpr, ...later]);
  const boern = new Set([...persons, ...ofRefused('kontakt')]);
  return ({ after: { aktoertype, personId, barnId } }: Tilknytning): boolean =>
    aktoertype === 'kontakt' ? boern.has(barnId ?? '') || !kontaktRows.has(enhed) : persons.has(personId);
}

function decide(
  { areNamed, isConfirmed }: FullScope,
  { made, refused }: RowMemory,
  { enhed, held, missing }: { enhed: string; held: Tilknytning[]; missing: Tilknytning[] },
): Ending {
  const total = aktoerer(held).filter(({ id }) => !made.has(id)).length;
  const removed = aktoerer(missing).length;
  const blind = missing.length > 0 ? refused.blindAt(enhed) : undefined;
  const remark = blind
    ? problem('ENDING_HELD', [], { value: enhed, ...namedRow(blind) })
    : areNamed || isConfirmed
      ? null
      : problem('ENHED_NOT_IN_FILE', [], { value: enhed, total });
  const isTooMany = areNamed && !isConfirmed && removed * 100 > total * maxPercent;
  const refusal =
    isTooMany && !remark ? problem('MASS_REMOVAL', [], { value: enhed, removed, total, max: maxPercent }) : null;
  const ended = refusal === null && remark === null;
  return { removal: removed === 0 ? null : { enhed, removed, total, isNamed: areNamed, ended }, refusal, remark };
}

const aktoerer = (tilknytninger: Tilknytning[]) => tilknytninger.filter(({ after }) => after.aktoertype !== 'kontakt');

/** A group that somebody is in goes on, whichever source has them. */
function endGrupper(work: Work, kilde: string, enhed: string, { seen, refused }: RowMemory): void {
  const lastDay = dayBefore(work.today);
  const inUse = new Set(
    work
      .where('tilknytning', 'enhedsNummer', enhed)
      .filter(({ after }) => !after.aflyst && lastsTo(after, work.today))
      .flatMap(({ after }) => [after.hovedgruppeId, ...parseList(after.grupper)]),
  );
  for (const gruppe of work.where('gruppe', 'enhedsNummer', enhed)) {
    const { kode, gyldigFra } = gruppe.after;
    const isOpen = gyldigFra <= lastDay && lastsTo(gruppe.after, work.today);
    const isGiven = seen.has(gruppe.id) || refused.place(`gruppe ${enhed} ${kode}`) !== undefined;
    if (gruppe.after.kilde === kilde && isOpen && !isGiven && !inUse.has(gruppe.id))
      work.change(gruppe, { gyldigTil: lastDay }, []);
  }
}

interface AbsentScope {
  kilde: string;
  kommune: string | null;
  today: string;
}

/**
 * The units where a source has people and that its file does not name; null when nothing says which municipalities the
 * file is of. A source belongs to a municipality, even if another one has a system of that name: a file is of the
 * municipality that it is loaded for, otherwise of those whose units it names.
 */
export async function readAbsent(
  { query, provider }: Source,
  { kilde, kommune, today }: AbsentScope,
  named: ReadonlySet<string>,
): Promise<string[] | null> {
  const kommuner = kommune === null ? await kommunerOf({ query, provider }, [...named]) : [kommune];
  if (kommuner.length === 0) return null;
  const held = await query<{ nummer: string }>(sql`
    SELECT DISTINCT enhed."nummer" FROM "Tilknytning" tie JOIN "Enhed" enhed ON enhed."nummer" = tie."enhedsNummer"
    WHERE tie."toChange" IS NULL AND tie."kilde" = ${kilde} AND NOT tie."aflyst"
      AND (tie."gyldigTil" IS NULL OR tie."gyldigTil" >= ${today})
      AND ${isIn(provider, name('enhed', 'kommuneKode'), kommuner)}
    ORDER BY enhed."nummer"`);
  return held.flatMap(({ nummer }) => (named.has(nummer) ? [] : [nummer]));
}

async function kommunerOf(
  { query, provider }: Pick<Source, 'query' | 'provider'>,
  enheder: string[],
): Promise<string[]> {
  if (enheder.length === 0) return [];
  const rows = await query<{ kommuneKode: string }>(sql`
    SELECT DISTINCT "kommuneKode" FROM "Enhed" WHERE ${isIn(provider, name('nummer'), enheder)}`);
  return rows.map(({ kommuneKode }) => kommuneKode);
}
