import { agreementCodes } from './codes/agreement.ts';
import { callCodes } from './codes/call.ts';
import { dagplejeCodes } from './codes/dagpleje.ts';
import { deliveryCodes } from './codes/delivery.ts';
import { loadCodes } from './codes/load.ts';
import { personCodes } from './codes/person.ts';
import { registerCodes } from './codes/register.ts';
import { serviceCodes } from './codes/service.ts';
import { tieCodes } from './codes/tie.ts';

/**
 * Every refusal a caller can meet, in one table: a stable code, its text in English and Danish, and whether trying the
 * same again can help. `{name}` is filled in from the details of the one refusal.
 * The public catalogue lists them in this order.
 */
export const errorCodes = {
  ...callCodes,
  ...registerCodes,
  ...deliveryCodes,
  ...personCodes,
  ...tieCodes,
  ...loadCodes,
  ...dagplejeCodes,
  ...agreementCodes,
  ...serviceCodes,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** The names in braces of a text. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type Needed<Code extends ErrorCode> = Names<(typeof errorCodes)[Code]['da'] | (typeof errorCodes)[Code]['en']>;

/** What the texts of a code are filled in with: everything that they name, so that no text has a hole in it. */
export type ErrorDetails<Code extends ErrorCode> = { readonly [Name in Needed<Code>]: Detail } & {
  readonly field?: string | undefined;
  readonly example?: string | undefined;
};

/** What the caller gave comes back as it was, whatever it is; but something must be said. */
type Detail = NonNullable<unknown> | null;

/** The details may be left out where the texts name none. */
export type DetailsArgument<Code extends ErrorCode> = [Needed<Code>] extends [never]
  ? [details?: ErrorDetails<Code>]
  : [details: ErrorDetails<Code>];
