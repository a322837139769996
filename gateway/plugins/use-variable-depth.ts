import type { Plugin } from 'graphql-yoga';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { limits } from './limits.ts';
import { findPart } from './parts-of.ts';

/** Refuses variables nested so deep that reading them would exhaust the stack, and lists longer than anything of ours takes. */
export const useVariableDepth = (): Plugin => ({
  async onParams({ params }) {
    const found = await findPart(
      params.variables,
      (part) => part.depth > limits.variableDepth || isTooLong(part.value),
    );
    if (!found) return;
    if (isTooLong(found.value))
      throw tooLarge('the length of a list in the variables', 'længden af en liste i variablerne', limits.items);
    throw tooLarge('the nesting of the variables', 'indlejringen af variablerne', limits.variableDepth);
  },
});

const isTooLong = (value: unknown): boolean => Array.isArray(value) && value.length > limits.items;

const tooLarge = (what: string, hvad: string, max: number) => refusal('LIMIT_EXCEEDED', { what, hvad, max });
