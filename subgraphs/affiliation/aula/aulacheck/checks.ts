import { registerChecks } from './a-register.ts';
import type { AulaCheck } from './aula-check.ts';
import { agreementChecks } from './b-agreements.ts';
import { groupChecks } from './c-groups.ts';
import { staffChecks } from './d-staff.ts';
import { childChecks } from './e-children.ts';
import { contactChecks } from './f-contacts.ts';
import { firstDeliveryChecks } from './g-first-delivery.ts';
import { aulaChecks } from './h-aula.ts';
import { runningChecks } from './i-running.ts';

/** All checks, in the order in which a unit goes through them. */
export const checks: readonly AulaCheck[] = [
  ...registerChecks,
  ...agreementChecks,
  ...groupChecks,
  ...staffChecks,
  ...childChecks,
  ...contactChecks,
  ...firstDeliveryChecks,
  ...aulaChecks,
  ...runningChecks,
];
