import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { databaseRefusal, tellOutage } from './database-refusal.ts';
import { type CommonCode, commonCodes } from './error-codes.ts';
import { fill } from './fill.ts';

/** Whether an error was meant for the caller: a refusal of ours, or GraphQL's own of a bad query. */
export function isExpected(error: GraphQLError): boolean {
  const { originalError } = error;
  return !originalError || (originalError instanceof GraphQLError && isExpected(originalError));
}

/** An error of GraphQL's own, or of a server of it, with what refusals of ours have beside their code. */
export function explained(error: GraphQLError): GraphQLError {
  if (error.extensions.code === undefined && !error.extensions.http) sayUnfitting(error);
  const { extensions, message } = error;
  const code = extensions.code ?? (extensions.http ? 'BAD_REQUEST' : undefined); // of a request that was not read
  if ('da' in extensions || typeof code !== 'string' || !(code in commonCodes)) return error;
  const { da, retryable } = commonCodes[code as CommonCode];
  return Object.assign(error, {
    extensions: { ...extensions, code, da: fill(da, { grund: message }), en: message, retryable },
  });
}

/** What GraphQL says while it executes, of variables that do not fit where they stand: it repeats all that stands around them. */
function sayUnfitting(error: GraphQLError): void {
  const [, argument] = /^Argument "(\w+)"/.exec(error.message) ?? [];
  const what = argument ? `Argument "${argument}" is not valid` : 'The query is not valid';
  const message = `${what} with these variables: one is null or left out where a value must stand.`;
  Object.assign(error, { message, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
}

/** What failed at the root of an error that was met while resolving a field. */
const rootOf = (error: Error): Error =>
  error instanceof GraphQLError && error.originalError ? rootOf(error.originalError) : error;

/** What the caller is shown: an expected error whole, anything else without a trace of its cause. */
export function maskError(error: GraphQLError): GraphQLFormattedError {
  if (isExpected(error)) return explained(error).toJSON();
  const refused = databaseRefusal(rootOf(error))?.toJSON();
  if (refused) return { ...refused, ...(error.path && { path: error.path }) };
  const { en, da, retryable } = commonCodes.INTERNAL_SERVER_ERROR;
  const extensions = { code: 'INTERNAL_SERVER_ERROR', da, en, retryable };
  return { message: en, ...(error.path && { path: error.path }), extensions };
}

/** One cause can fail at thousands of places of an answer; these many tell enough. */
export const maxErrors = 50;

/** The same for an answer's errors, as errors again: what comes after tells them from failures by that. */
export const maskErrors = (errors: readonly GraphQLError[]): GraphQLError[] =>
  errors.slice(0, maxErrors).map((error) => {
    const { message, path, extensions } = maskError(error);
    return new GraphQLError(message, { path, extensions });
  });

/** Logs what `maskError` hides. The log's own context names the request. */
export function logUnexpected(errors: readonly GraphQLError[], log: Log): void {
  for (const error of errors.slice(0, maxErrors)) {
    if (isExpected(error)) continue;
    const refused = databaseRefusal(rootOf(error));
    if (refused) tellOutage(log, String(refused.extensions.code), error.originalError);
    else log.error({ err: error.originalError, path: error.path }, 'unexpected error');
  }
}

interface Log {
  error(details: object, text: string): void;
  warn(details: object, text: string): void;
}
