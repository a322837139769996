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
import { dagplejerWithinGruppe } from './dagplejer-within-gruppe.ts';
import { enhedHoldsPeople } from './enhed-holds-people.ts';
import { enhedKnown } from './enhed-known.ts';
import { gaestAcrossEnheder } from './gaest-across-enheder.ts';
import { gaestHasLeft } from './gaest-has-left.ts';
import { gaestInDagpleje } from './gaest-in-dagpleje.ts';
import { gaestOfOther } from './gaest-of-other.ts';
import { gaestOnce } from './gaest-once.ts';
import { gaestVaertActive } from './gaest-vaert-active.ts';
import { grupperOfEnhed } from './grupper-of-enhed.ts';
import { kapacitetExceeded } from './kapacitet-exceeded.ts';
import { kapacitetExceededBefore } from './kapacitet-exceeded-before.ts';
import { periodForward } from './period-forward.ts';
import { personOfKommune } from './person-of-kommune.ts';
import type { Regel } from './regel.ts';

/** All rules, in the order in which their problems are told. */
export const regler: readonly Regel[] = [
  enhedKnown,
  enhedHoldsPeople,
  periodForward,
  grupperOfEnhed,
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
];
