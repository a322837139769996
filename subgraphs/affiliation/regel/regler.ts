import { enhedHoldsPeople } from './enhed-holds-people.ts';
import { enhedKnown } from './enhed-known.ts';
import { grupperOfEnhed } from './grupper-of-enhed.ts';
import { periodForward } from './period-forward.ts';
import type { Regel } from './regel.ts';

/** All rules, in the order in which their problems are told. */
export const regler: readonly Regel[] = [enhedKnown, enhedHoldsPeople, periodForward, grupperOfEnhed];
