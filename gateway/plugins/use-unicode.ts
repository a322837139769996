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

function illFormed(value: unknown): string | undefined {
  if (typeof value === 'string') return value.isWellFormed() ? undefined : value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, part] of Object.entries(value)) {
    const found = illFormed(key) ?? illFormed(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
