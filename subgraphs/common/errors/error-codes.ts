import { callCodes } from './codes/call.ts';
import { serviceCodes } from './codes/service.ts';

/** What a code says: its text in English and Danish, and whether trying the same again can help. */
export interface CodeText {
  /** `{name}` is filled in from the details of the one refusal. */
  readonly en: string;
  readonly da: string;
  readonly retryable: boolean;
}

/** Texts by their stable code. */
export type CodeTable = Readonly<Record<string, CodeText>>;

/** What both subgraphs or the gateway refuse. What one subgraph alone refuses stands in its own `errors`. */
export const commonCodes = { ...callCodes, ...serviceCodes } as const;

export type CommonCode = keyof typeof commonCodes;

/** A table beside the common one, which has none of its codes. */
export type OwnCodes = CodeTable & { readonly [Code in CommonCode]?: never };

/** The names in braces of a text. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type Needed<Text extends CodeText> = Names<Text['da'] | Text['en']>;

/** What the texts of a code are filled in with: everything that they name, so that no text has a hole in it. */
export type ErrorDetails<Text extends CodeText> = { readonly [Name in Needed<Text>]: Detail } & {
  readonly field?: string | undefined;
  readonly example?: string | undefined;
};

/** What the caller gave comes back as it was, whatever it is; but something must be said. */
type Detail = NonNullable<unknown> | null;

/** The details may be left out where the texts name none. */
export type DetailsArgument<Text extends CodeText> = [Needed<Text>] extends [never]
  ? [details?: ErrorDetails<Text>]
  : [details: ErrorDetails<Text>];

/** The same, of a code of the common table. */
export type CommonDetails<Code extends CommonCode> = DetailsArgument<(typeof commonCodes)[Code]>;
