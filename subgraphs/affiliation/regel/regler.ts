import { brugeradministratorEmployee } from './brugeradministrator-employee.ts';
import { brugeradministratorEnheder } from './brugeradministrator-enheder.ts';
import { brugeradministratorOnce } from './brugeradministrator-once.ts';
import { dataaftaleEnhed } from './dataaftale-enhed.ts';
import { dataaftaleFourEyes } from './dataaftale-four-eyes.ts';
import { dataaftaleNumbers } from './dataaftale-numbers.ts';
import { dataaftalePurpose } from './dataaftale-purpose.ts';
import { dataaftaleTransition } from './dataaftale-transition.ts';
import { enhedHoldsPeople } from './enhed-holds-people.ts';
import { enhedKnown } from './enhed-known.ts';
import { grupperOfEnhed } from './grupper-of-enhed.ts';
import { opsaetningEnhed } from './opsaetning-enhed.ts';
import { periodForward } from './period-forward.ts';
import type { Regel } from './regel.ts';

/** All rules, in the order in which their problems are told. */
export const regler: readonly Regel[] = [
  enhedKnown,
  enhedHoldsPeople,
  periodForward,
  grupperOfEnhed,
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
