import { problem } from '../../common/errors/problem.ts';
import { changedColumns } from '../change/action-of.ts';
import { parseList } from '../change/parse-list.ts';
import type { Regel } from './regel.ts';
import { namedTie } from './rival-of.ts';

/** One problem each, but not hundreds. */
const shown = 10;

/** A group ends after its members: who is in it later is named, so that they can be given another one. */
export const gruppeMembersEnd: Regel<'gruppe'> = {
  slags: ['gruppe'],
  severity: 'error',
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
      .slice(0, shown)
      .map((member) =>
        problem('GRUPPE_HAS_MEMBERS', [...(gruppe.path ?? []), 'sidsteDag'], { ...about, ...namedTie(member, work) }),
      );
  },
};
