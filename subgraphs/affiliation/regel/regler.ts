import { actorExclusive } from './actor-exclusive.ts';
import { barnHovedgruppe } from './barn-hovedgruppe.ts';
import { brugeradministratorEmployee } from './brugeradministrator-employee.ts';
import { brugeradministratorEnheder } from './brugeradministrator-enheder.ts';
import { brugeradministratorOnce } from './brugeradministrator-once.ts';
import { dagplejeTexts } from './dagpleje-texts.ts';
import { dagplejegruppeBasis } from './dagplejegruppe-basis.ts';
import { dagplejegruppeInUse } from './dagplejegruppe-in-use.ts';
import { dagplejegruppeUnderDagpleje } from './dagplejegruppe-under-dagpleje.ts';
import { dagplejerHovedgruppe } from './dagplejer-hovedgruppe.ts';
import { dagplejerHovedgruppeOwn } from './dagplejer-hovedgruppe-own.ts';
import { dagplejerKapacitet } from './dagplejer-kapacitet.ts';
import { dagplejerLeavesBoern } from './dagplejer-leaves-boern.ts';
import { dagplejerLeavesSamarbejde } from './dagplejer-leaves-samarbejde.ts';
import { dagplejerOverlap } from './dagplejer-overlap.ts';
import { dagplejerSamarbejde } from './dagplejer-samarbejde.ts';
import { dagplejerWithinGruppe } from './dagplejer-within-gruppe.ts';
import { dataaftaleEnhed } from './dataaftale-enhed.ts';
import { dataaftaleFourEyes } from './dataaftale-four-eyes.ts';
import { dataaftaleNumbers } from './dataaftale-numbers.ts';
import { dataaftalePurpose } from './dataaftale-purpose.ts';
import { dataaftaleTransition } from './dataaftale-transition.ts';
import { enhedHoldsPeople } from './enhed-holds-people.ts';
import { enhedKnown } from './enhed-known.ts';
import { gaestAcrossEnheder } from './gaest-across-enheder.ts';
import { gaestHasLeft } from './gaest-has-left.ts';
import { gaestInDagpleje } from './gaest-in-dagpleje.ts';
import { gaestOfOther } from './gaest-of-other.ts';
import { gaestOnce } from './gaest-once.ts';
import { gaestVaertActive } from './gaest-vaert-active.ts';
import { gruppeCrossSource } from './gruppe-cross-source.ts';
import { gruppeKodeUnique } from './gruppe-kode-unique.ts';
import { gruppeMembersEnd } from './gruppe-members-end.ts';
import { gruppeOutside } from './gruppe-outside.ts';
import { gruppeTrin } from './gruppe-trin.ts';
import { grupperOfEnhed } from './grupper-of-enhed.ts';
import { kapacitetExceeded } from './kapacitet-exceeded.ts';
import { kapacitetExceededBefore } from './kapacitet-exceeded-before.ts';
import { kildeOnce } from './kilde-once.ts';
import { kontaktLegalBasis } from './kontakt-legal-basis.ts';
import { kontaktLimit } from './kontakt-limit.ts';
import { kontaktOfBarn } from './kontakt-of-barn.ts';
import { kontaktOutsideBarn } from './kontakt-outside-barn.ts';
import { lokalIdStable } from './lokal-id-stable.ts';
import { opsaetningEnhed } from './opsaetning-enhed.ts';
import { periodForward } from './period-forward.ts';
import { personOfKommune } from './person-of-kommune.ts';
import { protectedAlias } from './protected-alias.ts';
import type { Regel } from './regel.ts';
import { rollemappingOnce } from './rollemapping-once.ts';
import { rollerKnown } from './roller-known.ts';
import { tilknytningOverlap } from './tilknytning-overlap.ts';

/** All rules, in the order in which their problems are told. */
export const regler: readonly Regel[] = [
  enhedKnown,
  enhedHoldsPeople,
  periodForward,
  grupperOfEnhed,
  gruppeKodeUnique,
  gruppeCrossSource,
  gruppeTrin,
  gruppeMembersEnd,
  gruppeOutside,
  tilknytningOverlap,
  actorExclusive,
  lokalIdStable,
  barnHovedgruppe,
  rollerKnown,
  kontaktOfBarn,
  kontaktOutsideBarn,
  kontaktLimit,
  kontaktLegalBasis,
  protectedAlias,
  kildeOnce,
  rollemappingOnce,
  dagplejegruppeBasis,
  dagplejegruppeInUse,
  dagplejegruppeUnderDagpleje,
  dagplejeTexts,
  dagplejerHovedgruppe,
  dagplejerHovedgruppeOwn,
  dagplejerKapacitet,
  dagplejerLeavesBoern,
  dagplejerLeavesSamarbejde,
  dagplejerOverlap,
  dagplejerSamarbejde,
  dagplejerWithinGruppe,
  gaestAcrossEnheder,
  gaestHasLeft,
  gaestInDagpleje,
  gaestOfOther,
  gaestOnce,
  gaestVaertActive,
  kapacitetExceeded,
  kapacitetExceededBefore,
  personOfKommune,
  dataaftaleTransition,
  dataaftaleFourEyes,
  dataaftalePurpose,
  dataaftaleEnhed,
  dataaftaleNumbers,
  brugeradministratorEmployee,
  brugeradministratorEnheder,
  brugeradministratorOnce,
  opsaetningEnhed,
];
