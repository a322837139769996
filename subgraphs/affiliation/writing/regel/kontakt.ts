import { isOn, isWithin } from '../../core/periode/periode.ts';
import { problem } from '../../errors/refusals.ts';
import { mostContacts } from '../../people/tilknytning/stored-tilknytning.ts';
import { koder } from '../../unilogin/koder.ts';
import type { Regel } from './regel.ts';

/** A ContactPerson stands inside a Student of the same institution, with relation and custody (STIL's type library, 2.8). */
const kontaktOfBarn: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check({ after, path }, work) {
    const { aktoertype, enhedsNummer, personId, barnId, relation, foraeldremyndighed, adgangsniveau } = after;
    const isFree = barnId === null && relation === null && foraeldremyndighed === null && adgangsniveau === null;
    const isOfChild = () =>
      barnId !== personId &&
      koder.relation.values.some((kode) => kode === relation) &&
      foraeldremyndighed !== null &&
      work
        .where('tilknytning', 'personId', barnId ?? '')
        .some((barn) => barn.after.aktoertype === 'barn' && barn.after.enhedsNummer === enhedsNummer);
    const isRight = aktoertype === 'kontakt' ? isOfChild() : isFree;
    return isRight ? undefined : problem('KONTAKT_FIELDS', path ?? []);
  },
};

/** A contact beyond its child's time at the unit is never delivered. */
const kontaktOutsideBarn: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'warning',
  check({ after, path }, work) {
    if (after.barnId === null || after.aflyst) return undefined;
    const isHeld = work
      .where('tilknytning', 'personId', after.barnId)
      .some(
        ({ after: barn }) =>
          barn.aktoertype === 'barn' &&
          !barn.aflyst &&
          barn.enhedsNummer === after.enhedsNummer &&
          isWithin(after, barn),
      );
    return isHeld ? undefined : problem('KONTAKT_OUTSIDE_BARN', path ?? []);
  },
};

/** A child has at most this many contacts at once. The error stands at the last one that the write touches. */
const kontaktLimit: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check({ id, after, path }, work) {
    if (after.barnId === null || after.aflyst) return undefined;
    const family = work
      .where('tilknytning', 'barnId', after.barnId)
      .filter((one) => one.after.enhedsNummer === after.enhedsNummer && one.after.kilde === after.kilde)
      .filter((one) => !one.after.aflyst);
    if (family.length <= mostContacts || family.findLast((one) => one.path !== null)?.id !== id) return undefined;
    const contacts = family.map((one) => one.after);
    // The highest number at once is reached on the first day of one of them.
    const most = Math.max(
      ...contacts.map(
        ({ gyldigFra }) => contacts.filter((one) => one.gyldigFra === gyldigFra || isOn(one, gyldigFra)).length,
      ),
    );
    return most > mostContacts ? problem('CONTACT_LIMIT', path ?? [], { max: mostContacts }) : undefined;
  },
};

/** Without custody another legal basis must be found (STIL's comment on accessLevel; check CONTACT_LEGAL_BASIS). */
const kontaktLegalBasis: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'warning',
  check({ after: { foraeldremyndighed, retsgrundlag, aflyst }, path }) {
    if (foraeldremyndighed !== false || retsgrundlag !== null || aflyst) return undefined;
    return problem('CONTACT_LEGAL_BASIS', [...(path ?? []), 'retsgrundlag']);
  },
};

export const kontaktRegler: readonly Regel[] = [kontaktOfBarn, kontaktOutsideBarn, kontaktLimit, kontaktLegalBasis];
