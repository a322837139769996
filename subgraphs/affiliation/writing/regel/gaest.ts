import { actionOf, type StoredObject } from '../../core/change/stored-object.ts';
import { firstUncovered, overlaps } from '../../core/periode/periode.ts';
import { validDagplejere } from '../../dagpleje/dagplejer/kapacitet.ts';
import { homesOf, vaertMissing } from '../../dagpleje/gaestepleje/home-and-host.ts';
import { problem } from '../../errors/refusals.ts';
import type { Regel } from './regel.ts';

/**
 * Inside one anvisningsenhed guest care concerns neither Unilogin nor AULA. Across units the host sees the child in AULA
 * only with a second affiliation for the time, and only from the night after (inferred; no rule of STIL or AULA on guest care is known).
 */
const gaestAcrossEnheder: Regel<'gaesteophold'> = {
  kinds: ['gaesteophold'],
  severity: 'warning',
  check(object, work) {
    const { after, path } = object;
    if (actionOf(object) !== 'create') return undefined;
    const other = homesOf(work, after).find(({ enhedsNummer }) => enhedsNummer !== after.enhedsNummer);
    return other && problem('GUEST_ACROSS_UNITS', path ?? [], { fra: other.enhedsNummer, til: after.enhedsNummer });
  },
};

/** A child that leaves dagpleje before its stay as a guest is over: the stay is pointless, but prevents nothing. */
const gaestHasLeft: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'warning',
  check({ before, after, path }, work) {
    if (before === null || after.aktoertype !== 'barn') return undefined;
    const pointless = work.all('gaesteophold').filter((one) => {
      const ofChild = one.after.barnId === after.personId && !one.after.aflyst && one.path === null;
      return ofChild && firstUncovered(one.after, homesOf(work, one.after)) !== null;
    });
    return pointless.map(({ id }) => problem('GUEST_HAS_LEFT', path ?? [], { value: id }));
  },
};

/** A guest is a child in dagpleje on every day of its stay. */
const gaestInDagpleje: Regel<'gaesteophold'> = {
  kinds: ['gaesteophold'],
  severity: 'refusal',
  check({ after, path }, work) {
    const dag = after.aflyst ? null : firstUncovered(after, homesOf(work, after));
    return dag === null ? undefined : problem('GUEST_NOT_IN_DAGPLEJE', path ?? [], { value: after.barnId, dag });
  },
};

/** A guest is with another childminder than its own. */
const gaestOfOther: Regel<'gaesteophold'> = {
  kinds: ['gaesteophold'],
  severity: 'refusal',
  check({ after, path }, work) {
    if (after.aflyst) return undefined;
    const homes = homesOf(work, after);
    const isOwn = validDagplejere(work)
      .map((one) => one.after)
      .filter(({ personId, gruppeId }) => personId === after.vaertId && gruppeId !== null)
      .filter((vaert) => overlaps(vaert, after))
      .some((vaert) => homes.some((home) => home.hovedgruppeId === vaert.gruppeId && overlaps(home, vaert)));
    return isOwn ? problem('GUEST_OF_OWN_DAGPLEJER', path ?? []) : undefined;
  },
};

/** A child is a guest in at most one place at a time (inferred, as eVaka has it). */
const gaestOnce: Regel<'gaesteophold'> = {
  kinds: ['gaesteophold'],
  severity: 'refusal',
  check({ id, after, path }, work) {
    if (after.aflyst) return undefined;
    const other = work
      .all('gaesteophold')
      .filter((one) => one.id !== id && one.after.barnId === after.barnId && !one.after.aflyst)
      .find((one) => overlaps(one.after, after));
    return other && problem('GUEST_OVERLAP', path ?? [], { value: other.id });
  },
};

/** The host is a childminder at the unit on every day of a stay: a host does not leave before her guests. */
const gaestVaertActive: Regel<'gaesteophold' | 'dagplejer'> = {
  kinds: ['gaesteophold', 'dagplejer'],
  severity: 'refusal',
  check({ kind, before, after, path }, work) {
    if (kind === 'gaesteophold') {
      const dag = vaertMissing(work, after as StoredObject<'gaesteophold'>['after']);
      return dag === null ? undefined : problem('GUEST_HOST_NOT_ACTIVE', path ?? [], { dag });
    }
    const { personId } = after as StoredObject<'dagplejer'>['after'];
    return work
      .all('gaesteophold')
      .filter((one) => before !== null && one.after.vaertId === personId && one.path === null)
      .filter((one) => vaertMissing(work, one.after) !== null)
      .map(({ id }) => problem('GUESTS_IN_THE_WAY', path ?? [], { value: id }));
  },
};

export const gaestRegler: readonly Regel[] = [
  gaestAcrossEnheder,
  gaestHasLeft,
  gaestInDagpleje,
  gaestOfOther,
  gaestOnce,
  gaestVaertActive,
];
