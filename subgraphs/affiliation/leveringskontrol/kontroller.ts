import { actorExclusive } from './actor-exclusive.ts';
import { agreementApproved } from './agreement-approved.ts';
import { childMainGroup } from './child-main-group.ts';
import { contactLegalBasis } from './contact-legal-basis.ts';
import { contactLimit } from './contact-limit.ts';
import { employeeRole } from './employee-role.ts';
import { groupCrossSource } from './group-cross-source.ts';
import { groupIdUnique } from './group-id-unique.ts';
import { groupLevelRule } from './group-level-rule.ts';
import { groupUndeclared } from './group-undeclared.ts';
import type { Kontrol } from './kontrol.ts';
import { massRemoval } from './mass-removal.ts';
import { personCpr } from './person-cpr.ts';
import { personCprChanged } from './person-cpr-changed.ts';
import { protectedAlias } from './protected-alias.ts';
import { sourceTimeMonotonic } from './source-time-monotonic.ts';
import { staleImport } from './stale-import.ts';
import { unitLevel } from './unit-level.ts';
import { unitNumberFormat } from './unit-number-format.ts';
import { unitPNumber } from './unit-p-number.ts';

/** Every check of a delivery, in the order in which its answers are told. */
export const kontroller: readonly Kontrol[] = [
  unitLevel,
  unitPNumber,
  unitNumberFormat,
  agreementApproved,
  sourceTimeMonotonic,
  personCpr,
  personCprChanged,
  protectedAlias,
  childMainGroup,
  groupUndeclared,
  groupIdUnique,
  groupLevelRule,
  employeeRole,
  contactLimit,
  contactLegalBasis,
  actorExclusive,
  groupCrossSource,
  massRemoval,
  staleImport,
];
