import { type FloatValueNode, GraphQLError, type IntValueNode, type ValidationRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/**
 * GraphQL's grammar has numbers beyond all numbers: one would be read as infinite, which is no number, and a whole
 * number of more than 64 bits, which may stand where an id or a day is expected, is neither.
 */
const FiniteNumbersRule: ValidationRule = (context) => {
  const refuse = (node: IntValueNode | FloatValueNode) =>
    context.reportError(new GraphQLError('This is too large a number.', { nodes: node }));
  return {
    FloatValue: (node) => (Number.isFinite(Number(node.value)) ? undefined : refuse(node)),
    IntValue: (node) => (fitsInt64(node.value) ? undefined : refuse(node)),
  };
};

/** At most 20 characters: no time is spent on reading a number of a million digits. */
const fitsInt64 = (digits: string): boolean =>
  digits.length <= 20 && BigInt.asIntN(64, BigInt(digits)) === BigInt(digits);

/** Refuses what the grammar lets through and nobody can mean. */
export const useLiterals = (): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(FiniteNumbersRule);
  },
});
