import { changedColumns, type StoredObject } from '../../core/change/stored-object.ts';
import { parseList } from '../../core/change/use-case.ts';
import { isWithin, overlaps } from '../../core/periode/periode.ts';
import { problem } from '../../errors/refusals.ts';
import { koder } from '../../unilogin/koder.ts';
import type { Regel } from './regel.ts';
import { namedTie } from './tilknytning.ts';

/**
 * The groups of a tilknytning are groups of its own unit, and the main group of a child is a Hovedgruppe (STIL:
 * MainGroupId). Unilogin would silently make an unknown group, so that a typing error would become a group (V1, 2.3).
 */
const grupperOfEnhed: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check({ after, path }, work) {
    const { hovedgruppeId, enhedsNummer } = after;
    const unknown = [...parseList(after.grupper), ...(hovedgruppeId === null ? [] : [hovedgruppeId])].filter(
      (id) => work.get('gruppe', id)?.after.enhedsNummer !== enhedsNummer,
    );
    const problems = unknown.map((value) => problem('GRUPPE_UNKNOWN', path ?? [], { value, enhed: enhedsNummer }));
    const hovedgruppe = work.get('gruppe', hovedgruppeId);
    // The answer says only that another unit's group is not one of this unit's.
    if (hovedgruppe?.after.enhedsNummer === enhedsNummer && hovedgruppe.after.gruppetype !== 'Hovedgruppe')
      problems.push(problem('GRUPPE_NOT_HOVEDGRUPPE', path ?? [], { value: hovedgruppe.after.kode }));
    return problems;
  },
};

/** GroupId is unique within the institution (STIL's type library; check GROUP_ID_UNIQUE). */
const gruppeKodeUnique: Regel<'gruppe'> = {
  kinds: ['gruppe'],
  severity: 'refusal',
  check(gruppe, work) {
    const { kilde, kode } = gruppe.after;
    const isTaken = twinsOf(gruppe, work).some(({ after }) => after.kilde === kilde);
    return isTaken ? problem('GROUP_ID_UNIQUE', [...(gruppe.path ?? []), 'kode'], { value: kode }) : undefined;
  },
};

/** Sources of a unit must be coordinated, so that groups are not duplicated (STIL, side 2360658; check GROUP_CROSS_SOURCE). */
const gruppeCrossSource: Regel<'gruppe'> = {
  kinds: ['gruppe'],
  severity: 'warning',
  check(gruppe, work) {
    const { kilde, kode: value } = gruppe.after;
    const other = twinsOf(gruppe, work).find(({ after }) => after.kilde !== kilde);
    const path = [...(gruppe.path ?? []), 'kode'];
    return other && problem('GROUP_CROSS_SOURCE', path, { kilde: other.after.kilde, value });
  },
};

/** The other groups of the unit that have the code at the same time. */
const twinsOf = ({ id, after }: StoredObject<'gruppe'>, work: Parameters<Regel['check']>[1]) =>
  work
    .where('gruppe', 'kode', after.kode) // a unit may have thousands of groups, and few with one code
    .filter(
      (other) => other.id !== id && other.after.enhedsNummer === after.enhedsNummer && overlaps(other.after, after),
    );

/** GroupLevel must be given for a Hovedgruppe, and only then (STIL's type library; check GROUP_LEVEL_RULE). */
const gruppeTrin: Regel<'gruppe'> = {
  kinds: ['gruppe'],
  severity: 'refusal',
  check({ after: { gruppetype, trin }, path }) {
    const isRight = gruppetype === 'Hovedgruppe' ? koder.trin.values.some((kode) => kode === trin) : trin === null;
    return isRight ? undefined : problem('GROUP_LEVEL_RULE', [...(path ?? []), 'trin'], { example: 'DT' });
  },
};

/** One problem each, but not hundreds. */
const mostNamed = 10;

/** A group ends after its members: the error names who is in it later, so that they can be given another one. */
const gruppeMembersEnd: Regel<'gruppe'> = {
  kinds: ['gruppe'],
  severity: 'refusal',
  check(gruppe, work) {
    const { enhedsNummer, gyldigTil: dag } = gruppe.after;
    if (dag === null || gruppe.before === null || !changedColumns(gruppe).includes('gyldigTil')) return undefined;
    const members = work
      .where('tilknytning', 'enhedsNummer', enhedsNummer)
      .filter(({ after: { aflyst, gyldigTil } }) => !aflyst && (gyldigTil === null || gyldigTil > dag))
      .filter(({ after }) => after.hovedgruppeId === gruppe.id || parseList(after.grupper).includes(gruppe.id));
    if (members.length === 0) return undefined;
    const about = { dag, count: members.length };
    return members
      .slice(0, mostNamed)
      .map((member) =>
        problem('GRUPPE_HAS_MEMBERS', [...(gruppe.path ?? []), 'sidsteDag'], { ...about, ...namedTie(member, work) }),
      );
  },
};

/** Only a warning when somebody is in a group that does not exist the whole time: the group's end may be what is wrong. */
const gruppeOutside: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'warning',
  check({ after, path }, work) {
    if (after.aflyst) return undefined;
    return [after.hovedgruppeId, ...parseList(after.grupper)].flatMap((id) => {
      const gruppe = work.get('gruppe', id);
      if (!gruppe || isWithin(after, gruppe.after)) return [];
      return problem('GRUPPE_OUTSIDE', path ?? [], { value: gruppe.after.kode });
    });
  },
};

export const gruppeRegler: readonly Regel[] = [
  grupperOfEnhed,
  gruppeKodeUnique,
  gruppeCrossSource,
  gruppeTrin,
  gruppeMembersEnd,
  gruppeOutside,
];
