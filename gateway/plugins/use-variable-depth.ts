import type { Plugin } from 'graphql-yoga';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { limits } from './limits.ts';
import { findPart } from './parts-of.ts';

/** Refuses variables nested so deep that reading them would exhaust the stack. */
export const useVariableDepth = (): Plugin => ({
  async onParams({ params }) {
    if (await findPart(params.variables, ({ depth }) => depth > limits.variableDepth))
      throw refusal('LIMIT_EXCEEDED', {
        what: 'the nesting of the variables',
        hvad: 'indlejringen af variablerne',
        max: limits.variableDepth,
      });
  },
});
