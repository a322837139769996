import type { Plugin } from 'graphql-yoga';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { limits } from './limits.ts';

/** Refuses variables nested so deep that reading them would exhaust the stack. */
export const useVariableDepth = (): Plugin => ({
  onParams({ params }) {
    if (isDeeper(params.variables, limits.variableDepth))
      throw refusal('LIMIT_EXCEEDED', {
        what: 'the nesting of the variables',
        hvad: 'indlejringen af variablerne',
        max: limits.variableDepth,
      });
  },
});

/** Level by level, not by recursion, which is what a deep value would break. */
function isDeeper(value: unknown, max: number): boolean {
  let level = [value];
  for (let depth = 0; depth <= max; depth++) {
    const next: unknown[] = [];
    for (const one of level)
      if (Array.isArray(one)) for (const item of one) next.push(item);
      else if (typeof one === 'object' && one !== null)
        for (const key in one) next.push((one as Record<string, unknown>)[key]);
    if (next.length === 0) return false;
    level = next;
  }
  return true;
}
