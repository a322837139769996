import type { Problem } from '../answer/fejl.ts';
import type { WriteAnswer } from './write-answer.ts';

/** The answer of a write that stores nothing. */
export const refused = (errors: Problem[]): WriteAnswer => ({
  errors,
  warnings: [],
  changes: [],
  numbers: {},
  span: null,
  proposal: null,
  replayed: false,
});
