import { transitions } from '../../agreements/dataaftale/decide-dataaftaler.ts';
import { importTjeneste } from '../../agreements/dataaftale/tjenester.ts';
import { parseList } from '../../core/change/use-case.ts';
import { isOn, overlaps } from '../../core/periode/periode.ts';
import { problem } from '../../errors/refusals.ts';
import type { Regel } from './regel.ts';

/** An agreement only takes a status that may follow its present one (STIL, "Afvis eller godkend anmodninger om dataadgang"). */
const dataaftaleTransition: Regel<'dataaftale'> = {
  kinds: ['dataaftale'],
  severity: 'refusal',
  check({ before, after, path }) {
    const from = before?.status ?? 'none';
    if (transitions[from]?.includes(after.status)) return undefined;
    return problem('DATAAFTALE_TRANSITION', path ?? [], { from, to: after.status, enhed: after.enhedsNummer });
  },
};

/** Who asks for data access does not decide on it: the approver holds a right of its own (STIL, page 47972516). */
const dataaftaleFourEyes: Regel<'dataaftale'> = {
  kinds: ['dataaftale'],
  severity: 'refusal',
  check({ before, after, path }) {
    const isDecided = before?.status === 'requested' && after.status !== 'requested';
    if (!isDecided || after.afgjortAf !== after.anmodetAf) return undefined;
    return problem('DATAAFTALE_OWN', path ?? [], { enhed: after.enhedsNummer });
  },
};

/** A request for wsaIMPORT says what it is for: STIL wants a support case that states it (page 2360658). */
const dataaftalePurpose: Regel<'dataaftale'> = {
  kinds: ['dataaftale'],
  severity: 'refusal',
  check({ after, path }) {
    if (after.status !== 'requested' || after.tjeneste !== importTjeneste || after.formaal !== null) return undefined;
    return problem('DATAAFTALE_PURPOSE_MISSING', [...(path ?? []).slice(0, 1), 'formaal'], {
      example: 'Brugere og grupper fra pladsanvisningen til Unilogin',
    });
  },
};

/** Data access is for a unit that may hold users and is open; ending it stays possible (STIL, page 52592712). */
const dataaftaleEnhed: Regel<'dataaftale'> = {
  kinds: ['dataaftale'],
  severity: 'refusal',
  check({ before, after, path }, work) {
    const enhed = work.enhed(after.enhedsNummer);
    const isGranted = after.status === 'requested' || after.status === 'approved';
    if (!enhed || !isGranted || before?.status === after.status) return undefined;
    if (enhed.niveau === 'daginstitution') return problem('ENHED_LEVEL', path ?? [], { value: enhed.nummer });
    if (!enhed.aktiv) return problem('ENHED_CLOSED', path ?? [], { value: enhed.nummer });
    return undefined;
  },
};

/** Tilslutning can only manage a unit's data accesses by its CVR and P-number (STIL, pages 52592712, 135200876). */
const dataaftaleNumbers: Regel<'dataaftale'> = {
  kinds: ['dataaftale'],
  severity: 'warning',
  check({ after, path }, work) {
    const enhed = work.enhed(after.enhedsNummer);
    if (!enhed || after.status !== 'requested' || (enhed.cvrNummer && enhed.pNummer)) return undefined;
    return problem('DATAAFTALE_UNIT_NUMBERS', path ?? [], { value: enhed.nummer });
  },
};

export const dataaftaleRegler: readonly Regel[] = [
  dataaftaleTransition,
  dataaftaleFourEyes,
  dataaftalePurpose,
  dataaftaleEnhed,
  dataaftaleNumbers,
];

/** A brugeradministrator is an employee at some institution, not necessarily one that they administer (STIL, page 12780551). */
const brugeradministratorEmployee: Regel<'brugeradministrator'> = {
  kinds: ['brugeradministrator'],
  severity: 'refusal',
  check({ before, after: { personId, gyldigFra }, path }, work) {
    if (before !== null) return undefined;
    const isEmployed = work
      .all('tilknytning')
      .some(
        ({ after }) =>
          after.personId === personId && after.aktoertype === 'ansat' && !after.aflyst && isOn(after, gyldigFra),
      );
    return isEmployed ? undefined : problem('BRUGERADMINISTRATOR_NOT_EMPLOYEE', [...(path ?? []), 'personId']);
  },
};

/** A municipality appoints administrators for its own units, at the levels that hold users (STIL's note of 4 June 2019). */
const brugeradministratorEnheder: Regel<'brugeradministrator'> = {
  kinds: ['brugeradministrator'],
  severity: 'refusal',
  check({ before, after: { enheder, kommuneKode }, path }, work) {
    if (before?.enheder === enheder) return undefined;
    const foreign = parseList(enheder).filter((nummer) => {
      const enhed = work.enhed(nummer);
      return enhed?.kommuneKode !== kommuneKode || enhed.niveau === 'daginstitution';
    });
    return foreign.map((value) =>
      problem('BRUGERADMINISTRATOR_ENHED', [...(path ?? []), 'enheder'], { value, kommune: kommuneKode }),
    );
  },
};

/** A person has one appointment at a time, so that one place says what the access reaches. */
const brugeradministratorOnce: Regel<'brugeradministrator'> = {
  kinds: ['brugeradministrator'],
  severity: 'refusal',
  check({ id, after, path }, work) {
    const meets = (other: typeof after) => other.personId === after.personId && overlaps(other, after);
    const isTwice = work.all('brugeradministrator').some((other) => other.id !== id && meets(other.after));
    return isTwice ? problem('BRUGERADMINISTRATOR_TWICE', path ?? []) : undefined;
  },
};

export const brugeradministratorRegler: readonly Regel[] = [
  brugeradministratorEmployee,
  brugeradministratorEnheder,
  brugeradministratorOnce,
];
