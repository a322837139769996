import { commonCodes, type DetailsArgument, type OwnCodes } from '../../common/errors/error-codes.ts';
import { refusalsOf } from '../../common/errors/refusal.ts';
import { dagplejeCodes } from './codes/dagpleje.ts';
import { agreementCodes, deliveryCodes } from './codes/delivery.ts';
import { loadCodes } from './codes/load.ts';
import { personCodes, tieCodes } from './codes/people.ts';

/** What only affiliation refuses. */
export const affiliationCodes = {
  ...deliveryCodes,
  ...personCodes,
  ...tieCodes,
  ...loadCodes,
  ...dagplejeCodes,
  ...agreementCodes,
} as const satisfies OwnCodes;

const codes = { ...commonCodes, ...affiliationCodes } as const;

/** A code that affiliation can refuse with. */
export type RefusalCode = keyof typeof codes;

/** What the text of a code is filled in with. */
export type DetailsOf<Code extends RefusalCode> = DetailsArgument<(typeof codes)[Code]>;

export const { problem, refusal } = refusalsOf(codes);
export { type Problem, refusalProblem, tellOnce } from '../../common/errors/refusal.ts';
