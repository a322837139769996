import { problem } from '../../common/errors/problem.ts';
import { koder } from '../unilogin/koder.ts';
import type { Regel } from './regel.ts';

/** A ContactPerson stands inside a Student of the same institution, with relation and custody (STIL's type library, 2.8). */
export const kontaktOfBarn: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ after, path }, work) {
    const { slags, enhedsNummer, personId, barnId, relation, foraeldremyndighed, adgangsniveau } = after;
    const isFree = barnId === null && relation === null && foraeldremyndighed === null && adgangsniveau === null;
    const isOfChild = () =>
      barnId !== personId &&
      koder.relation.values.some((kode) => kode === relation) &&
      foraeldremyndighed !== null &&
      work
        .where('tilknytning', 'personId', barnId ?? '')
        .some((barn) => barn.after.slags === 'barn' && barn.after.enhedsNummer === enhedsNummer);
    const isRight = slags === 'kontakt' ? isOfChild() : isFree;
    return isRight ? undefined : problem('KONTAKT_FIELDS', path ?? []);
  },
};
