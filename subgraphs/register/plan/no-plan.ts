import type { Problem } from '../answer/fejl.ts';
import type { PlanPayload } from './plan-payload.ts';

/** What is answered without a plan that could be applied. */
export const noPlan = (errors: Problem[]): PlanPayload => ({
  planId: null,
  expiresAt: null,
  counts: null,
  needsConfirmation: false,
  changes: [],
  errors,
  warnings: [],
});
