import { actorExclusive } from './actor-exclusive.ts';
import { barnHovedgruppe } from './barn-hovedgruppe.ts';
import { enhedHoldsPeople } from './enhed-holds-people.ts';
import { enhedKnown } from './enhed-known.ts';
import { gruppeCrossSource } from './gruppe-cross-source.ts';
import { gruppeKodeUnique } from './gruppe-kode-unique.ts';
import { gruppeMembersEnd } from './gruppe-members-end.ts';
import { gruppeOutside } from './gruppe-outside.ts';
import { gruppeTrin } from './gruppe-trin.ts';
import { grupperOfEnhed } from './grupper-of-enhed.ts';
import { kildeOnce } from './kilde-once.ts';
import { kontaktLegalBasis } from './kontakt-legal-basis.ts';
import { kontaktLimit } from './kontakt-limit.ts';
import { kontaktOfBarn } from './kontakt-of-barn.ts';
import { kontaktOutsideBarn } from './kontakt-outside-barn.ts';
import { lokalIdStable } from './lokal-id-stable.ts';
import { periodForward } from './period-forward.ts';
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
];
