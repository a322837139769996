import type { Plugin } from 'graphql-yoga';
import { requestError } from './request-error.ts';

/**
 * Refuses variables in which JSON has escaped half a surrogate pair: such text is in no encoding, so no database can
 * hold it. In the query itself GraphQL's grammar refuses it.
 */
export const useUnicode = (): Plugin => ({
  onParams({ params: { variables } }) {
    const value = variables && illFormed(variables);
    const reason = 'it holds half a surrogate pair, which is no Unicode text.';
    if (value) throw requestError('VARIABLE_MALFORMED', { field: 'variables', value: value.toWellFormed(), reason });
  },
});

/** Without recursion, and without a list of every object's parts: variables may hold hundreds of thousands. */
function illFormed(value: unknown): string | undefined {
  const open = [value];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part === 'string' && !part.isWellFormed()) return part;
    if (Array.isArray(part)) for (const item of part) open.push(item);
    else if (typeof part === 'object' && part !== null)
      for (const key in part) {
        if (!key.isWellFormed()) return key;
        open.push((part as Record<string, unknown>)[key]);
      }
  }
  return undefined;
}
