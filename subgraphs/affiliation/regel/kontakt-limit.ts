import { problem } from '../../common/errors/problem.ts';
import { isOn } from '../periode/is-on.ts';
import type { Regel } from './regel.ts';

/** Up to ten, says Aula (A4); export v6 had room for as many (check CONTACT_LIMIT). */
const max = 10;

export const kontaktLimit: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ after, path }, work) {
    if (after.barnId === null || after.aflyst) return undefined;
    const contacts = work
      .where('tilknytning', 'barnId', after.barnId)
      .map((one) => one.after)
      .filter((one) => one.enhedsNummer === after.enhedsNummer && one.kilde === after.kilde && !one.aflyst);
    if (contacts.length <= max) return undefined;
    // The most at once is reached on the first day of one of them.
    const most = Math.max(...contacts.map(({ gyldigFra }) => contacts.filter((one) => isOn(one, gyldigFra)).length));
    return most > max ? problem('CONTACT_LIMIT', path ?? [], { max }) : undefined;
  },
};
