import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { dayBefore } from '../periode/periode.ts';
import { type BesluttetBarn, decideBoern } from './decide-boern.ts';
import type { Flytning } from './flytning.ts';
import type { MoveDagplejerInput } from './move-dagplejer-inputs.ts';
import { type FlytningBarn, FlytningUdfald, type MoveDagplejerPayload } from './move-dagplejer-payload.ts';
import { kontakterOf, moveAnsaettelse, moveBarn } from './move-people.ts';
import { openFlytning } from './open-flytning.ts';

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

function reportOf(work: Work, boern: BesluttetBarn[], { dag, fra, til }: Flytning): Report {
  const skifterInstitution = fra.enhed !== til.enhed;
  const reportOn = ({ personId, udfald, hovedgruppeId }: BesluttetBarn): FlytningBarn => ({
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
