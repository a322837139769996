import { accessUsed } from './access-used.ts';
import { administratorAppointed } from './administrator-appointed.ts';
import { administratorUsable } from './administrator-usable.ts';
import { agreementsListed } from './agreements-listed.ts';
import { approverHoldsRight } from './approver-holds-right.ts';
import { approverKommune } from './approver-kommune.ts';
import { asteriskedContacts } from './asterisked-contacts.ts';
import { aulaAccessApproved } from './aula-access-approved.ts';
import type { AulaCheck } from './aula-check.ts';
import { childAlias } from './child-alias.ts';
import { childCpr } from './child-cpr.ts';
import { childLevel } from './child-level.ts';
import { childMainGroup } from './child-main-group.ts';
import { childRole } from './child-role.ts';
import { childStartNear } from './child-start-near.ts';
import { childTwoUnits } from './child-two-units.ts';
import { contactAccessRemoved } from './contact-access-removed.ts';
import { contactLegalBasis } from './contact-legal-basis.ts';
import { contactLimit } from './contact-limit.ts';
import { contactRelationCustody } from './contact-relation-custody.ts';
import { countsCompared } from './counts-compared.ts';
import { crossCuttingStaff } from './cross-cutting-staff.ts';
import { custodyHolder } from './custody-holder.ts';
import { dagplejeAddress } from './dagpleje-address.ts';
import { dagplejeAreasDecided } from './dagpleje-areas-decided.ts';
import { dagplejerIsUser } from './dagplejer-is-user.ts';
import { dataProcessingAgreement } from './data-processing-agreement.ts';
import { deliveryAlarm } from './delivery-alarm.ts';
import { deliveryDaily } from './delivery-daily.ts';
import { fosterParentsByRule } from './foster-parents-by-rule.ts';
import { fullDeliveryAccepted } from './full-delivery-accepted.ts';
import { groupTypes } from './group-types.ts';
import { hovedgruppeExists } from './hovedgruppe-exists.ts';
import { hovedgruppePerDagplejer } from './hovedgruppe-per-dagplejer.ts';
import { hovedgruppePerStue } from './hovedgruppe-per-stue.ts';
import { importAccessApproved } from './import-access-approved.ts';
import { importFresh } from './import-fresh.ts';
import { kommeGaaDecided } from './komme-gaa-decided.ts';
import { leaderExists } from './leader-exists.ts';
import { leadersTasksDescribed } from './leaders-tasks-described.ts';
import { manualAttachmentsFresh } from './manual-attachments-fresh.ts';
import { nightPassed } from './night-passed.ts';
import { noEmptyGroup } from './no-empty-group.ts';
import { noUndeclaredGroup } from './no-undeclared-group.ts';
import { pNumberActive } from './p-number-active.ts';
import { parentsStarted } from './parents-started.ts';
import { parentsThreeWeeksLater } from './parents-three-weeks-later.ts';
import { parentsTold } from './parents-told.ts';
import { readAccessOrdered } from './read-access-ordered.ts';
import { refusedRowsCorrected } from './refused-rows-corrected.ts';
import { refusedRowsWeekly } from './refused-rows-weekly.ts';
import { setupStarted } from './setup-started.ts';
import { setupThemesDone } from './setup-themes-done.ts';
import { setupTwelveWeeks } from './setup-twelve-weeks.ts';
import { staffCpr } from './staff-cpr.ts';
import { staffCprIdentical } from './staff-cpr-identical.ts';
import { staffExists } from './staff-exists.ts';
import { staffRole } from './staff-role.ts';
import { staffStarted } from './staff-started.ts';
import { substituteEndDate } from './substitute-end-date.ts';
import { superusersNamed } from './superusers-named.ts';
import { unitAddress } from './unit-address.ts';
import { unitCvrPNumber } from './unit-cvr-p-number.ts';
import { unitLevel } from './unit-level.ts';
import { unitMasterData } from './unit-master-data.ts';
import { unitNumber } from './unit-number.ts';
import { unitOpen } from './unit-open.ts';
import { unitVisible } from './unit-visible.ts';
import { usersLookedAt } from './users-looked-at.ts';

/** All checks, in the order in which a unit goes through them. */
export const checks: readonly AulaCheck[] = [
  unitLevel,
  unitNumber,
  unitCvrPNumber,
  pNumberActive,
  unitAddress,
  dagplejeAddress,
  unitMasterData,
  unitOpen,
  approverKommune,
  dataProcessingAgreement,
  importAccessApproved,
  aulaAccessApproved,
  approverHoldsRight,
  readAccessOrdered,
  agreementsListed,
  hovedgruppeExists,
  hovedgruppePerStue,
  hovedgruppePerDagplejer,
  groupTypes,
  dagplejeAreasDecided,
  noUndeclaredGroup,
  noEmptyGroup,
  staffExists,
  dagplejerIsUser,
  staffCpr,
  staffRole,
  staffCprIdentical,
  administratorAppointed,
  administratorUsable,
  leadersTasksDescribed,
  leaderExists,
  crossCuttingStaff,
  substituteEndDate,
  childCpr,
  childRole,
  childLevel,
  childMainGroup,
  childAlias,
  childStartNear,
  childTwoUnits,
  contactLimit,
  contactRelationCustody,
  contactAccessRemoved,
  custodyHolder,
  contactLegalBasis,
  fosterParentsByRule,
  fullDeliveryAccepted,
  refusedRowsCorrected,
  asteriskedContacts,
  usersLookedAt,
  countsCompared,
  nightPassed,
  setupStarted,
  setupTwelveWeeks,
  setupThemesDone,
  staffStarted,
  parentsThreeWeeksLater,
  parentsStarted,
  parentsTold,
  superusersNamed,
  unitVisible,
  kommeGaaDecided,
  deliveryDaily,
  deliveryAlarm,
  importFresh,
  manualAttachmentsFresh,
  accessUsed,
  refusedRowsWeekly,
];
