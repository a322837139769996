import { problem } from '../../common/errors/problem.ts';
import { isOn } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** Of those of one child that a write touches, the last one tells. Up to ten, says Aula (A4); export v6 had room for as many (check CONTACT_LIMIT). */
const max = 10;

export const kontaktLimit: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ id, after, path }, work) {
    if (after.barnId === null || after.aflyst) return undefined;
    const family = work
      .where('tilknytning', 'barnId', after.barnId)
      .filter((one) => one.after.enhedsNummer === after.enhedsNummer && one.after.kilde === after.kilde)
      .filter((one) => !one.after.aflyst);
    if (family.length <= max || family.findLast((one) => one.path !== null)?.id !== id) return undefined;
    const contacts = family.map((one) => one.after);
    // The most at once is reached on the first day of one of them.
    const most = Math.max(
      ...contacts.map(
        ({ gyldigFra }) => contacts.filter((one) => one.gyldigFra === gyldigFra || isOn(one, gyldigFra)).length,
      ),
    );
    return most > max ? problem('CONTACT_LIMIT', path ?? [], { max }) : undefined;
  },
};
