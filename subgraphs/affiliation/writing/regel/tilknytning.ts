import type { StoredObject } from '../../core/change/stored-object.ts';
import { namedRow, parseList } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { overlaps } from '../../core/periode/periode.ts';
import { problem } from '../../errors/refusals.ts';
import { koder } from '../../unilogin/koder.ts';
import type { Regel } from './regel.ts';

const same = ['aktoertype', 'enhedsNummer', 'kilde', 'barnId'] as const;

/**
 * Each source ties a person to a unit in one way only once at a time, and a contact once to each child. An employee
 * may have several jobs there, each with a local id of its own: the document has an entry for each (unilogin-import.xsd),
 * and in Unilogin an actor record stands for an attachment, not for a person (STIL-BrokerConnector).
 */
const tilknytningOverlap: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check(tilknytning, work) {
    if (tilknytning.after.aflyst) return undefined;
    const rival = rivalOf(
      tilknytning,
      work,
      (other, own) =>
        same.every((part) => other[part] === own[part]) &&
        (own.aktoertype !== 'ansat' || other.lokalId === own.lokalId) &&
        overlaps(other, own),
    );
    return rival && problem('TILKNYTNING_OVERLAP', tilknytning.path ?? [], namedTie(rival, work));
  },
};

/**
 * One actor kind per person per unit per source (STIL, V5: four mutually exclusive actors; check ACTOR_EXCLUSIVE). Being
 * a contact is left out: in Unilogin a contact is an actor record of its own for each child (STIL-BrokerConnector), so an
 * employee may be the parent of a child at the same unit.
 */
const actorExclusive: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check(tilknytning, work) {
    const { aflyst, aktoertype } = tilknytning.after;
    if (aflyst || aktoertype === 'kontakt') return undefined;
    const rival = rivalOf(
      tilknytning,
      work,
      (other, own) =>
        other.aktoertype !== 'kontakt' &&
        other.aktoertype !== own.aktoertype &&
        other.enhedsNummer === own.enhedsNummer &&
        other.kilde === own.kilde &&
        overlaps(other, own),
    );
    return rival && problem('ACTOR_EXCLUSIVE', tilknytning.path ?? [], namedTie(rival, work));
  },
};

/**
 * LocalPersonId is the key of a person in the source system, per institution: it is never given to anybody else, not
 * even after an end, or Unilogin would take one person for the other. A contact has none (STIL's type library).
 */
const lokalIdStable: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check({ after: { aktoertype, lokalId, enhedsNummer, kilde, personId }, path }, work) {
    const where = [...(path ?? []), 'lokalId'];
    if ((lokalId === null) !== (aktoertype === 'kontakt')) return problem('LOCAL_ID_MISSING', where);
    if (lokalId === null) return undefined;
    const isTaken = work
      .where('tilknytning', 'lokalId', lokalId)
      .some(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde && after.personId !== personId);
    return isTaken ? problem('LOCAL_ID_TAKEN', where) : undefined;
  },
};

/** MainGroupId and Level are mandatory for a Student, and nobody else has them (STIL's type library; check CHILD_MAIN_GROUP). */
const barnHovedgruppe: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check({ after: { aktoertype, hovedgruppeId, trin }, path }) {
    const isRight =
      aktoertype === 'barn'
        ? hovedgruppeId !== null && koder.trin.values.some((kode) => kode === trin)
        : hovedgruppeId === null && trin === null;
    return isRight ? undefined : problem('CHILD_MAIN_GROUP', [...(path ?? []), 'hovedgruppe']);
  },
};

const none: readonly string[] = [];

/** How many roles each kind has, and which codes they take (STIL's type library; check EMPLOYEE_ROLE). */
const rollerOf: Record<string, { codes: readonly string[]; most: number }> = {
  barn: { codes: koder.elevrolle.values, most: 1 },
  ansat: { codes: koder.ansatrolle.values, most: koder.ansatrolle.values.length },
  ekstern: { codes: koder.eksternrolle.values, most: 1 },
  kontakt: { codes: none, most: 0 },
};

const rollerKnown: Regel<'tilknytning'> = {
  kinds: ['tilknytning'],
  severity: 'refusal',
  check({ after, path }) {
    const { codes, most } = rollerOf[after.aktoertype] ?? { codes: none, most: 0 };
    const roller = parseList(after.roller);
    const isRight =
      roller.length >= Math.min(1, most) &&
      roller.length <= most &&
      new Set(roller).size === roller.length &&
      roller.every((rolle) => codes.includes(rolle));
    if (isRight) return undefined;
    const listed = codes.join(', ');
    const expected = most === 0 ? 'no role' : most === 1 ? `one of ${listed}` : `one or more of ${listed}`;
    const forventet = most === 0 ? 'ingen rolle' : most === 1 ? `en af ${listed}` : `en eller flere af ${listed}`;
    return problem('EMPLOYEE_ROLE', [...(path ?? []), after.aktoertype === 'ansat' ? 'roller' : 'rolle'], {
      expected,
      forventet,
      ...(codes[0] !== undefined && { example: codes[0] }),
    });
  },
};

type Tilknytning = StoredObject<'tilknytning'>;

/** The person's tie that conflicts with another. Of two that one input makes, the first stands and the later gets the error. */
function rivalOf(
  tilknytning: Tilknytning,
  work: Work,
  clashes: (other: Tilknytning['after'], own: Tilknytning['after']) => boolean,
): Tilknytning | undefined {
  const ties = work.where('tilknytning', 'personId', tilknytning.after.personId);
  const own = ties.indexOf(tilknytning);
  return ties.find(
    (other, i) =>
      other !== tilknytning &&
      (other.before !== null || i < own) &&
      !other.after.aflyst &&
      clashes(other.after, tilknytning.after),
  );
}

/** A tie as an error names it: by its id when it is stored, otherwise by the row that would make it. */
export function namedTie(tilknytning: Tilknytning, work: Work): { other: string; anden: string } {
  const { id, before, path } = tilknytning;
  const row = work.madeAt(id) ?? (before === null ? path : null);
  return row ? namedRow(row) : { other: id, anden: id };
}

export const tilknytningRegler: readonly Regel[] = [
  tilknytningOverlap,
  actorExclusive,
  lokalIdStable,
  barnHovedgruppe,
  rollerKnown,
];
