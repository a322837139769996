import { dayBefore, firstUncovered, lastsTo, overlaps, shiftDay } from '../../core/periode/periode.ts';
import { basisKoder } from '../../dagpleje/dagplejegruppe/dagplejegruppe.ts';
import { colleagueMissing, samarbejdeOverfull, validDagplejere } from '../../dagpleje/dagplejer/kapacitet.ts';
import { overfullBy } from '../../dagpleje/dagplejer/overfull.ts';
import { problem } from '../../errors/refusals.ts';
import { dagplejeType } from '../../units/enhed/enhed.ts';
import type { Regel } from './regel.ts';

/** The main group of a childminder's children is a Hovedgruppe of her own unit, as that of the children is. */
const dagplejerHovedgruppe: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'refusal',
  check({ after: { gruppeId, enhedsNummer }, path }, work) {
    if (gruppeId === null) return undefined;
    const place = [...(path ?? []), 'hovedgruppeId'];
    const gruppe = work.get('gruppe', gruppeId)?.after;
    if (gruppe?.enhedsNummer !== enhedsNummer)
      return problem('GRUPPE_UNKNOWN', place, { value: gruppeId, enhed: enhedsNummer });
    if (gruppe.gruppetype === 'Hovedgruppe') return undefined;
    return problem('GRUPPE_NOT_HOVEDGRUPPE', place, { value: gruppe.kode });
  },
};

/** A main group belongs to one childminder at a time, also where several work together: it must be clear whose children they are. */
const dagplejerHovedgruppeOwn: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'refusal',
  check({ after, path }, work) {
    const { gruppeId, personId, aflyst } = after;
    if (gruppeId === null || aflyst) return undefined;
    const other = validDagplejere(work).find(
      (one) => one.after.gruppeId === gruppeId && one.after.personId !== personId && overlaps(one.after, after),
    );
    if (!other) return undefined;
    return problem('DAGPLEJER_GRUPPE_TAKEN', [...(path ?? []), 'hovedgruppeId'], { value: other.id });
  },
};

/** One to five children at once, and up to ten where two or more work together (practice of the municipalities, as Odsherred states it; inferred to be general). */
const dagplejerKapacitet: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'refusal',
  check({ after, path }, work) {
    const { kapacitet: value } = after;
    const place = [...(path ?? []), 'kapacitet'];
    if (!Number.isInteger(value) || value < 1 || value > 10) return problem('KAPACITET_RANGE', place, { value });
    const dag = colleagueMissing(
      after,
      work.all('dagplejer').map((one) => one.after),
    );
    return dag === null ? undefined : problem('KAPACITET_ALONE', place, { value, dag });
  },
};

/** Children whose main group no longer has a childminder; a group that she keeps in another attachment is not left. */
const dagplejerLeavesBoern: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'warning',
  check({ before, after: { gyldigFra, gyldigTil, aflyst }, path }, work) {
    const gruppeId = before?.gruppeId ?? null;
    const lastDay = aflyst ? dayBefore(gyldigFra) : gyldigTil;
    if (gruppeId === null || lastDay === null) return undefined;
    const dag = shiftDay(lastDay, 1);
    const hers = validDagplejere(work).filter(({ after }) => after.gruppeId === gruppeId);
    const left = work.all('tilknytning').filter(({ after }) => {
      if (after.aktoertype !== 'barn' || after.aflyst || after.hovedgruppeId !== gruppeId) return false;
      if (!lastsTo(after, dag)) return false;
      const from = after.gyldigFra > dag ? after.gyldigFra : dag;
      return (
        firstUncovered(
          { gyldigFra: from, gyldigTil: after.gyldigTil },
          hers.map((one) => one.after),
        ) !== null
      );
    });
    const antal = new Set(left.map(({ after }) => after.personId)).size;
    return antal === 0 ? undefined : problem('DAGPLEJER_LEAVES_CHILDREN', path ?? [], { antal, dag });
  },
};

/** A childminder may leave those she works with, but they may have too many places without her. */
const dagplejerLeavesSamarbejde: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'warning',
  check({ before, path }, work) {
    if (before === null || before.samarbejde === null) return undefined;
    const all = work.all('dagplejer').map(({ after }) => after);
    const left = work.all('dagplejer').filter(({ after, path: written }) => {
      const together = after.samarbejde === before.samarbejde && after.enhedsNummer === before.enhedsNummer;
      return written === null && together && colleagueMissing(after, all) !== null;
    });
    return left.map(({ id, after }) =>
      problem('DAGPLEJER_LEAVES_SAMARBEJDE', path ?? [], { value: id, dag: colleagueMissing(after, all) }),
    );
  },
};

/** A childminder is in one dagplejegruppe at a time. */
const dagplejerOverlap: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'refusal',
  check({ id, after, path }, work) {
    if (after.aflyst) return undefined;
    const other = validDagplejere(work).find(
      (one) => one.id !== id && one.after.personId === after.personId && overlaps(one.after, after),
    );
    return other && problem('DAGPLEJER_OVERLAP', path ?? [], { value: other.id });
  },
};

/**
 * Those who work together have at most ten children (stated by one municipality, Odsherred). It is inferred that this
 * holds everywhere, and for all of them together: so it only warns, on the first day from today on.
 */
const dagplejerSamarbejde: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'warning',
  check({ after, path }, work) {
    const all = work.all('dagplejer').map((one) => one.after);
    const overfull = samarbejdeOverfull(after, all, work.today);
    return overfull ? problem('KAPACITET_SAMARBEJDE', [...(path ?? []), 'kapacitet'], { ...overfull }) : undefined;
  },
};

/** A childminder is in a group only on days when it exists. */
const dagplejerWithinGruppe: Regel<'dagplejer'> = {
  kinds: ['dagplejer'],
  severity: 'refusal',
  check({ after, path }, work) {
    const gruppe = work.get('dagplejegruppe', after.dagplejegruppeId)?.after;
    if (!gruppe || after.aflyst || firstUncovered(after, [gruppe]) === null) return undefined;
    const { gyldigFra: fra, gyldigTil } = gruppe;
    return problem('DAGPLEJER_OUTSIDE_GRUPPE', path ?? [], { fra, til: gyldigTil ?? '…' });
  },
};

/** A write gives a childminder no more children than her capacity on any day, including guests. */
const kapacitetExceeded: Regel<'dagplejer' | 'tilknytning' | 'gaesteophold'> = {
  kinds: ['dagplejer', 'tilknytning', 'gaesteophold'],
  severity: 'refusal',
  check: (object, work) =>
    overfullBy(object, work)
      .filter(({ isWorse }) => isWorse)
      .map((overfull) => problem('KAPACITET_EXCEEDED', object.path ?? [], { ...overfull })),
};

/** A childminder who had too many children before the write, and still has, only gets a warning: otherwise she could not be changed at all. */
const kapacitetExceededBefore: Regel<'dagplejer' | 'tilknytning' | 'gaesteophold'> = {
  kinds: ['dagplejer', 'tilknytning', 'gaesteophold'],
  severity: 'warning',
  check: (object, work) =>
    overfullBy(object, work)
      .filter(({ isWorse }) => !isWorse)
      .map((overfull) => problem('KAPACITET_EXCEEDED_BEFORE', object.path ?? [], { ...overfull })),
};

export const dagplejerRegler: readonly Regel[] = [
  dagplejerHovedgruppe,
  dagplejerHovedgruppeOwn,
  dagplejerKapacitet,
  dagplejerLeavesBoern,
  dagplejerLeavesSamarbejde,
  dagplejerOverlap,
  dagplejerSamarbejde,
  dagplejerWithinGruppe,
];

/** After the rules of guests, who are counted. */
export const kapacitetRegler: readonly Regel[] = [kapacitetExceeded, kapacitetExceededBefore];

/** The way a group is formed is a value of the code table. */
const dagplejegruppeBasis: Regel<'dagplejegruppe'> = {
  kinds: ['dagplejegruppe'],
  severity: 'refusal',
  check({ after: { basis }, path }) {
    if (basisKoder.has(basis)) return undefined;
    const details = { field: 'basis', value: basis, liste: 'dagplejegruppeBasis', example: [...basisKoder.keys()][0] };
    return problem('KODE_UNKNOWN', [...(path ?? []), 'basis'], details);
  },
};

/** A group ends no earlier than its childminders; an error for each one that stands in the way. */
const dagplejegruppeInUse: Regel<'dagplejegruppe'> = {
  kinds: ['dagplejegruppe'],
  severity: 'refusal',
  check({ id, after: { gyldigTil }, path }, work) {
    if (gyldigTil === null) return undefined;
    const later = validDagplejere(work).filter(
      ({ after }) => after.dagplejegruppeId === id && (after.gyldigTil === null || after.gyldigTil > gyldigTil),
    );
    return later.map((dagplejer) => problem('DAGPLEJEGRUPPE_IN_USE', path ?? [], { value: dagplejer.id, gyldigTil }));
  },
};

/** A dagplejegruppe stands under an anvisningsenhed of type dagpleje (V7). One whose unit changes later stays. */
const dagplejegruppeUnderDagpleje: Regel<'dagplejegruppe'> = {
  kinds: ['dagplejegruppe'],
  severity: 'refusal',
  check({ before, after: { anvisningsenhedsNummer: value }, path }, work) {
    const enhed = work.enhed(value);
    if (before !== null || !enhed || enhed.niveau === 'daginstitution') return undefined;
    if (enhed.niveau === 'anvisningsenhed' && enhed.institutionstypeKode === dagplejeType) return undefined;
    return problem('ENHED_NOT_DAGPLEJE', [...(path ?? []), 'anvisningsenhedsNummer'], { value });
  },
};

export const dagplejegruppeRegler: readonly Regel[] = [
  dagplejegruppeBasis,
  dagplejegruppeInUse,
  dagplejegruppeUnderDagpleje,
];
