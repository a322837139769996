import type { Plugin } from 'graphql-yoga';
import { findPart } from './parts-of.ts';
import { requestError } from './request-error.ts';

/**
 * Refuses variables in which JSON has escaped half a surrogate pair: such text is in no encoding, so no database can
 * hold it. In the query itself GraphQL's grammar refuses it.
 */
export const useUnicode = (): Plugin => ({
  async onParams({ params: { variables } }) {
    const found = await findPart(variables, ({ value }) => typeof value === 'string' && !value.isWellFormed());
    if (!found) return;
    const value = String(found.value).toWellFormed();
    const reason = 'it holds half a surrogate pair, which is no Unicode text.';
    throw requestError('VARIABLE_MALFORMED', { field: 'variables', value, reason });
  },
});
