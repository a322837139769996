import type { Objekt } from '../change/objekt.ts';
import { readDay } from '../change/read-day.ts';
import type { Work } from '../change/work.ts';
import { isOn } from '../periode/periode.ts';
import { chooseHovedgruppe } from './choose-hovedgruppe.ts';
import type { Flytning } from './flytning.ts';
import type { MoveDagplejerInput } from './move-dagplejer-inputs.ts';

/** Loads what a move is about and chooses the main group to be; null when it cannot be, which is noted. */
export async function openFlytning(work: Work, input: MoveDagplejerInput): Promise<Flytning | null> {
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
  { after }: Objekt<'dagplejer'>,
  gruppe: Objekt<'dagplejegruppe'>,
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
async function loadPeople(work: Work, { after: { personId, gruppeId } }: Objekt<'dagplejer'>): Promise<void> {
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
