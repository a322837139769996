import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { parseList, readDay, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { dayBefore, isOn, lastsTo, overlaps } from '../../core/periode/periode.ts';
import { chooseHovedgruppe } from './attach-dagplejer.ts';
import { type DecidedBarn, decideBoern } from './decide-boern.ts';
import {
  type Flytning,
  type FlytningBarn,
  FlytningUdfald,
  type MoveDagplejerInput,
  type MoveDagplejerPayload,
} from './flytning.ts';

type Report = Pick<MoveDagplejerPayload, 'skifterInstitution' | 'boern'>;

/** A childminder to another dagplejegruppe from a day on, with the children who follow, in one changeset. */
export function moveDagplejer(input: MoveDagplejerInput): UseCase {
  let report: Report = { skifterInstitution: null, boern: [] };
  return {
    action: 'dagpleje.write',
    input: { moveDagplejer: input },
    async run(work) {
      const flytning = await openFlytning(work, input);
      if (!flytning) return;
      const boern = decideBoern(work, input.boern ?? {}, flytning);
      report = reportOf(work, boern, flytning);
      warnOfLoss(work, flytning);
      moveAttachment(work, input, flytning);
      moveAnsaettelse(work, flytning);
      for (const barn of boern) if (barn.udfald !== FlytningUdfald.UNDECIDED) moveBarn(work, barn, flytning);
    },
    report: () => report,
  };
}

function reportOf(work: Work, boern: DecidedBarn[], { dag, fra, til }: Flytning): Report {
  const skifterInstitution = fra.enhed !== til.enhed;
  const reportOn = ({ personId, udfald, hovedgruppeId }: DecidedBarn): FlytningBarn => ({
    personId,
    udfald,
    skifterInstitution: skifterInstitution && udfald === FlytningUdfald.MOVES,
    skifterHovedgruppe: hovedgruppeId !== fra.gruppeId,
    kontakter:
      skifterInstitution && udfald !== FlytningUdfald.STAYS ? kontakterOf(work, personId, fra.enhed, dag).length : 0,
  });
  return { skifterInstitution, boern: boern.map(reportOn) };
}

/** Moving between areas is moving institution; what hangs on her old group in AULA is lost (aulainfo.dk, organisering af dagplejere i Aula). */
function warnOfLoss(work: Work, { dag, fra, til }: Flytning): void {
  if (fra.enhed === til.enhed) return;
  const details = { fra: fra.enhed, til: til.enhed, dag };
  work.warn('DAGPLEJER_MOVE_INSTITUTION', ['input', 'tilDagplejegruppeId'], details);
  work.warn('DAGPLEJER_MOVE_AULA_LOSS', ['input', 'tilDagplejegruppeId'], details);
}

function moveAttachment(work: Work, input: MoveDagplejerInput, flytning: Flytning): void {
  const { dagplejer, dag, fra, til, tilDagplejegruppeId: dagplejegruppeId } = flytning;
  const { kapacitet, samarbejde } = dagplejer.after;
  const together = input.samarbejde === undefined && fra.enhed === til.enhed ? samarbejde : (input.samarbejde ?? null);
  const place = { dagplejegruppeId, enhedsNummer: til.enhed, gruppeId: til.gruppeId, samarbejde: together };
  const stored = { ...dagplejer.after };
  work.change(dagplejer, { gyldigTil: dayBefore(dag) }, ['input']);
  const content = { ...stored, ...place, kapacitet: input.kapacitet ?? kapacitet, gyldigFra: dag };
  work.create('dagplejer', content, ['input']);
}

/** Loads what a move is about and chooses the coming main group; null when the move is impossible, with the errors. */
async function openFlytning(work: Work, input: MoveDagplejerInput): Promise<Flytning | null> {
  const { dagplejerId, expectedVersion, tilDagplejegruppeId } = input;
  await work.load('dagplejer', 'id', [dagplejerId]);
  await work.load('dagplejegruppe', 'id', [tilDagplejegruppeId]);
  const dagplejer = work.existing('dagplejer', dagplejerId, ['input', 'dagplejerId'], expectedVersion);
  const gruppe = work.existing('dagplejegruppe', tilDagplejegruppeId, ['input', 'tilDagplejegruppeId']);
  const dag = readDay(work, input.dag, ['input', 'dag']);
  if (!dagplejer || !gruppe || dag === undefined) return null;
  const fra = { enhed: dagplejer.after.enhedsNummer, gruppeId: dagplejer.after.gruppeId };
  const enhed = gruppe.after.anvisningsenhedsNummer;
  await work.loadEnheder([fra.enhed, enhed]);
  if (!isPossible(work, dagplejer, gruppe, dag)) return null;
  await loadPeople(work, dagplejer);
  const periode = { gyldigFra: dag, gyldigTil: dagplejer.after.gyldigTil };
  const chosen = chooseHovedgruppe(work, input, enhed, periode);
  const gruppeId = chosen ?? (enhed === fra.enhed ? fra.gruppeId : copyHovedgruppe(work, fra.gruppeId, enhed, dag));
  return { dagplejer, tilDagplejegruppeId, dag, fra, til: { enhed, gruppeId } };
}

function isPossible(
  work: Work,
  { after }: StoredObject<'dagplejer'>,
  gruppe: StoredObject<'dagplejegruppe'>,
  dag: string,
): boolean {
  const { gyldigFra: fra, gyldigTil: til, enhedsNummer } = after;
  const other = gruppe.after.anvisningsenhedsNummer;
  const known = work.errors.length;
  if (after.aflyst) work.refuse('DAGPLEJER_CANCELLED', ['input', 'dagplejerId']);
  if (after.dagplejegruppeId === gruppe.id) work.refuse('DAGPLEJER_MOVE_NOWHERE', ['input', 'tilDagplejegruppeId']);
  if (dag === fra || !isOn(after, dag)) work.refuse('DAGPLEJER_MOVE_DAY', ['input', 'dag'], { fra, til: til ?? '…' });
  if (work.enhed(enhedsNummer)?.kommuneKode !== work.enhed(other)?.kommuneKode)
    work.refuse('DAGPLEJER_MOVE_KOMMUNE', ['input', 'tilDagplejegruppeId'], { fra: enhedsNummer, til: other });
  return work.errors.length === known;
}

/** Her own affiliations, those of the children in her main group, and those of their contacts. */
async function loadPeople(work: Work, { after: { personId, gruppeId } }: StoredObject<'dagplejer'>): Promise<void> {
  if (gruppeId !== null) await work.load('tilknytning', 'hovedgruppeId', [gruppeId]);
  if (gruppeId !== null) await work.load('gruppe', 'id', [gruppeId]);
  const boern = work.all('tilknytning').map(({ after }) => after.personId);
  await work.load('tilknytning', 'barnId', boern);
  await work.load('tilknytning', 'personId', [personId]);
}

/** At another unit her children are in a new group like the one she had. */
function copyHovedgruppe(work: Work, gruppeId: string | null, enhedsNummer: string, gyldigFra: string): string | null {
  const gruppe = work.get('gruppe', gruppeId)?.after;
  if (!gruppe) return null;
  work.speakAs(gruppe.kilde, ['input'], true);
  return work.create('gruppe', { ...gruppe, enhedsNummer, gyldigFra }, ['input']).id;
}

const path = ['input', 'tilDagplejegruppeId'];

/** Her employment at the unit goes with her; where she is employed at the other unit already, it only ends. */
function moveAnsaettelse(work: Work, { dagplejer, dag, fra, til }: Flytning): void {
  const hers = work
    .all('tilknytning')
    .filter(
      ({ after }) => after.personId === dagplejer.after.personId && after.aktoertype === 'ansat' && !after.aflyst,
    );
  for (const ansat of hers.filter(({ after }) => after.enhedsNummer === fra.enhed && lastsTo(after, dag))) {
    const { kilde, gyldigTil } = ansat.after;
    const periode = { gyldigFra: dag, gyldigTil };
    const isThere = hers.some(
      ({ after }) => after.enhedsNummer === til.enhed && after.kilde === kilde && overlaps(after, periode),
    );
    if (til.enhed !== fra.enhed && isThere && ansat.after.gyldigFra < dag) {
      work.speakAs(kilde, path, true);
      work.change(ansat, { gyldigTil: dayBefore(dag) }, path).follows = true;
    } else moveTilknytning(work, ansat, dag, { enhedsNummer: til.enhed, grupper: grupperThere(ansat, fra, til) }, path);
  }
}

/** A child that follows is at the other unit, in the new main group; its contacts follow it. */
function moveBarn(work: Work, barn: DecidedBarn, { dag, fra, til }: Flytning): void {
  const { udfald, hovedgruppeId, tilknytninger, path } = barn;
  const enhedsNummer = udfald === FlytningUdfald.MOVES ? til.enhed : fra.enhed;
  for (const tilknytning of tilknytninger) {
    const grupper = enhedsNummer === fra.enhed ? tilknytning.after.grupper : '[]';
    moveTilknytning(work, tilknytning, dag, { enhedsNummer, hovedgruppeId, grupper }, path);
  }
  if (enhedsNummer !== fra.enhed)
    for (const kontakt of kontakterOf(work, barn.personId, fra.enhed, dag))
      moveTilknytning(work, kontakt, dag, { enhedsNummer }, path);
}

/** The contacts of a child at a unit, on a day or after. */
const kontakterOf = (work: Work, barnId: string, enhed: string, dag: string): StoredObject<'tilknytning'>[] =>
  work
    .all('tilknytning')
    .filter(({ after }) => after.aktoertype === 'kontakt' && after.barnId === barnId && !after.aflyst)
    .filter(({ after }) => after.enhedsNummer === enhed && lastsTo(after, dag));

/** Groups belong to a unit: at another unit she is in the new main group alone, if she was in the old one. */
function grupperThere({ after }: StoredObject<'tilknytning'>, fra: Flytning['fra'], til: Flytning['til']): string {
  const grupper = parseList(after.grupper);
  const isSwapped = fra.gruppeId !== null && fra.gruppeId !== til.gruppeId && grupper.includes(fra.gruppeId);
  const kept = fra.enhed === til.enhed ? grupper.filter((id) => !isSwapped || id !== fra.gruppeId) : [];
  return JSON.stringify(isSwapped && til.gruppeId !== null ? [...kept, til.gruppeId] : kept);
}

/**
 * Lets an affiliation be another from a day on: the existing one ends the day before and a new one begins. One that has
 * not begun by then is only changed. What stays the same is left alone. `path` is the place in the input that it follows
 * from. What a source keeps is moved by its writers, or by hand.
 */
function moveTilknytning(
  work: Work,
  tilknytning: StoredObject<'tilknytning'>,
  dag: string,
  patch: Partial<Content['tilknytning']>,
  path: string[],
): void {
  const stored = { ...tilknytning.after };
  const isSame = Object.entries(patch).every(([column, value]) => stored[column as keyof typeof stored] === value);
  if (isSame) return;
  work.speakAs(stored.kilde, path, true);
  const hasBegun = stored.gyldigFra < dag;
  work.change(tilknytning, hasBegun ? { gyldigTil: dayBefore(dag) } : patch, path).follows = true;
  if (hasBegun) work.create('tilknytning', { ...stored, ...patch, gyldigFra: dag }, path).follows = true;
}
