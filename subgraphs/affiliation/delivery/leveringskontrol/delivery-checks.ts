import { today as danishDay } from '../../../common/clock.ts';
import { isIn, name, sql } from '../../../common/database/sql.ts';
import { fold } from '../../../common/text/fold.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { reasonAgainstUsers } from '../../units/enhed/enhed.ts';
import type { Kontrol, LeveringFacts } from './kontrol.ts';

const timeForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** Compared as text, which in this one form is the order of time on the Danish clock, as Unilogin sees it. */
export const sourceTimeMonotonic: Kontrol = {
  code: 'SOURCE_TIME_MONOTONIC',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: 'Udtrækstidspunktet {tidspunkt} er ikke senere end den sidst accepterede leverings: {seneste}.',
  en: 'The time of extraction, {tidspunkt}, is not later than that of the last accepted delivery: {seneste}.',
  source: 'STIL, side 2360666',
  mark: 'stated',
  check: ({ sourceDateTime, lastAccepted }) => {
    const last = lastAccepted?.sourceDateTime ?? '';
    if (timeForm.test(sourceDateTime) && sourceDateTime > last) return [];
    return [
      {
        lokalId: null,
        path: ['sourceDateTime'],
        details: { tidspunkt: sourceDateTime, seneste: last === '' ? '–' : last },
      },
    ];
  },
};

/** A full import removes whom it does not have: an empty answer from a source system would empty the unit. */
export const massRemoval: Kontrol = {
  code: 'MASS_REMOVAL',
  severity: 'refusal',
  kinds: ['FULL', 'DELETE'],
  da: 'Leveringen ville fjerne {fjernet} af {antal} personer; uden godkendelse må den højst fjerne {procent} %.',
  en: 'The delivery would remove {fjernet} of {antal} persons; without approval it may remove {procent} % at most.',
  source: 'STIL, side 2360658 (absence is removal); the share is that of OS2skoledata',
  mark: 'inferred',
  check: (facts) => {
    const { lastAccepted, removalCeiling, removalOverridden } = facts;
    const antal = lastAccepted?.persons.size ?? 0;
    const fjernet = countRemoved(facts);
    if (removalOverridden || fjernet <= antal * removalCeiling) return [];
    return [
      { lokalId: null, path: ['persons'], details: { fjernet, antal, procent: Math.round(removalCeiling * 100) } },
    ];
  },
};

function countRemoved({ kind, lastAccepted, persons, deletedLokalIds }: LeveringFacts): number {
  const standing = [...(lastAccepted?.persons.keys() ?? [])];
  const named = new Set(kind === 'DELETE' ? deletedLokalIds : persons.map(({ localPersonId }) => localPersonId));
  return standing.filter((lokalId) => named.has(lokalId) === (kind === 'DELETE')).length;
}

const warnAt = 11;
const deletedAt = 12;

/** Unilogin deletes monthly what is older. It is never an error: a new full delivery is what helps. */
export const staleImport: Kontrol = {
  code: 'STALE_IMPORT',
  severity: 'warning',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: 'Den sidst accepterede levering er {antal} måneder gammel. {konsekvens}',
  en: 'The last accepted delivery is {antal} months old. {consequence}',
  source: 'STIL, side 90800387',
  mark: 'stated',
  check: ({ lastAccepted, today }) => {
    if (!lastAccepted) return [];
    const antal = monthsBetween(danishDay(lastAccepted.at), today);
    if (antal < warnAt) return [];
    return [{ lokalId: null, path: ['lastAccepted', 'at'], details: { antal, ...consequenceOf(antal) } }];
  },
};

const consequenceOf = (months: number) =>
  months < deletedAt
    ? { konsekvens: 'Ved 12 måneder slettes dens data.', consequence: 'At 12 months its data are deleted.' }
    : {
        konsekvens: 'Alvorligt: fristen er nået, og dens data slettes.',
        consequence: 'Severe: the time is up, and its data will be deleted.',
      };

/** Whole months from one ISO day to another. */
function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0);
}

/** A daginstitution is a logical unit: it takes one anvisningsenhed or more for its people. */
export const unitLevel: Kontrol = {
  code: 'UNIT_LEVEL',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: '{nummer} er en daginstitution; brugere hører til en anvisningsenhed eller en alternativ adresse.',
  en: '{nummer} is a daginstitution; users belong to an anvisningsenhed or an alternativ adresse.',
  source: 'STIL, notat til kommunerne v0.4, sag 19/00113; side 52592712',
  mark: 'stated',
  check: ({ enhed: { nummer, niveau } }) =>
    niveau === 'daginstitution' ? [{ lokalId: null, path: ['enhed', 'niveau'], details: { nummer } }] : [],
};

/** About creating users; a unit that has closed or lost its P-number can still be emptied by a deletion. */
export const unitPNumber: Kontrol = {
  code: 'UNIT_PNUMBER',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Der kan ikke tilknyttes brugere til {nummer}: {begrundelse}',
  en: 'Users cannot be attached to {nummer}: it must be active, with a CVR number of eight digits and a P-number of ten.',
  source: 'STIL, side 52592712 og 135200876',
  mark: 'stated',
  check: ({ enhed }) => {
    const begrundelse = reasonAgainstUsers(enhed);
    if (begrundelse === null) return [];
    return [{ lokalId: null, path: ['enhed'], details: { nummer: enhed.nummer, begrundelse } }];
  },
};

/** Regnr is six letters and digits; the day-care register issues G and five digits. The A-numbers of old ended on 1 January 2021. */
export const unitNumberFormat: Kontrol = {
  code: 'UNIT_NUMBER_FORMAT',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: '{nummer} er ikke et institutionsnummer i Unilogin for dagtilbud; det er G og fem cifre.',
  en: '{nummer} is not an institution number of day-care in Unilogin; it is G and five digits.',
  source: 'STIL, side 2360666 og 35422214',
  mark: 'stated',
  check: ({ enhed: { nummer } }) =>
    /^G\d{5}$/.test(nummer) ? [] : [{ lokalId: null, path: ['enhed', 'nummer'], details: { nummer } }],
};

/** The approval is an instruction that the supplier may send the institution's users by this very service. */
export const agreementApproved: Kontrol = {
  code: 'AGREEMENT_APPROVED',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: 'Der er ingen godkendt dataadgang for {kilde} til wsaIMPORT for {nummer}.',
  en: 'There is no approved data access for {kilde} to wsaIMPORT for {nummer}.',
  source: 'STIL, Godkendelse af dataaftale (INFRA2); Tilslutning: Anmodning om dataadgang',
  mark: 'stated',
  check: ({ hasApprovedAgreement, source, enhed: { nummer } }) =>
    hasApprovedAgreement ? [] : [{ lokalId: null, path: ['hasApprovedAgreement'], details: { kilde: source, nummer } }],
};

/** The data access that a delivery takes (STIL: Godkendelse af dataaftale): of its source system, to the import service. */
export const accessOf = (enhedsNummer: string, udbydersystem: string): AccessScope => ({
  udbydersystem,
  tjeneste: 'wsaIMPORT',
  enheder: [enhedsNummer],
});

/** The scope of a data agreement, for several units at once. */
export interface AccessScope {
  udbydersystem: string;
  tjeneste: string;
  enheder: readonly string[];
}

/** The units for which the system has an approved agreement; names of systems are compared folded. */
export async function approvedEnheder(source: Source, { udbydersystem, tjeneste, enheder }: AccessScope) {
  const rows = await source.query<{ enhedsNummer: string; udbydersystem: string }>(sql`
    SELECT "enhedsNummer", "udbydersystem" FROM "Dataaftale"
    WHERE "toChange" IS NULL AND "status" = 'approved' AND "tjeneste" = ${tjeneste}
      AND ${isIn(source.provider, name('enhedsNummer'), enheder)}`);
  const ofSystem = rows.filter((row) => fold(row.udbydersystem) === fold(udbydersystem));
  return new Set(ofSystem.map(({ enhedsNummer }) => enhedsNummer));
}

/** Whether the system has an approved agreement for every one of the units. Without it nothing is delivered. */
export async function hasApproved(source: Source, scope: AccessScope): Promise<boolean> {
  const approved = await approvedEnheder(source, scope);
  return scope.enheder.every((nummer) => approved.has(nummer));
}

/** GroupId is the group's key within the institution. */
export const groupIdUnique: Kontrol = {
  code: 'GROUP_ID_UNIQUE',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Gruppen {gruppeId} er der flere gange.',
  en: 'The group {gruppeId} is there more than once.',
  source: "STIL's type library for import and export, generation v6: Group",
  mark: 'stated',
  check: ({ groups }) => {
    const seen = new Set<string>();
    return groups.flatMap(({ groupId }, i) => {
      if (!seen.has(groupId)) {
        seen.add(groupId);
        return [];
      }
      return [{ lokalId: null, path: ['groups', String(i), 'groupId'], details: { gruppeId: groupId } }];
    });
  },
};

export const groupLevelRule: Kontrol = {
  code: 'GROUP_LEVEL_RULE',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Gruppen {gruppeId}: en Hovedgruppe skal have et trin, og kun en Hovedgruppe må have det.',
  en: 'The group {gruppeId}: a Hovedgruppe must have a level, and only a Hovedgruppe may have one.',
  source: "STIL's type library for import and export, generation v6: Group",
  mark: 'stated',
  check: ({ groups }) =>
    [...groups.entries()]
      .filter(([, { groupType, groupLevel }]) => (groupType === 'Hovedgruppe') !== (groupLevel !== null))
      .map(([i, { groupId }]) => ({
        lokalId: null,
        path: ['groups', String(i), 'groupLevel'],
        details: { gruppeId: groupId },
      })),
};

/** Several sources may deliver to a unit, but they must be coordinated so that groups are not doubled. */
export const groupCrossSource: Kontrol = {
  code: 'GROUP_CROSS_SOURCE',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Gruppen {gruppeId} leveres allerede af {kilde}.',
  en: 'The group {gruppeId} is delivered by {kilde} already.',
  source: 'STIL, side 2360658',
  mark: 'inferred',
  check: ({ groups, groupsOfOtherSources }) => {
    const owners = new Map(groupsOfOtherSources.map(({ gruppeId, kilde }) => [gruppeId, kilde]));
    return groups.flatMap(({ groupId }, i) => {
      const kilde = owners.get(groupId);
      if (kilde === undefined) return [];
      return [{ lokalId: null, path: ['groups', String(i), 'groupId'], details: { gruppeId: groupId, kilde } }];
    });
  },
};
