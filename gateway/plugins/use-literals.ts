import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError, type ValidationRule } from 'graphql';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { limits } from './limits.ts';

/** GraphQL's grammar has numbers beyond all numbers; the planner would hand them on as "inf", which is no number. */
const FiniteNumbersRule: ValidationRule = (context) => ({
  FloatValue(node) {
    if (!Number.isFinite(Number(node.value)))
      context.reportError(new GraphQLError(`${node.value} is too large a number.`, { nodes: node }));
  },
});

/** Selections, objects and lists inside each other, together. */
const NestingRule: ValidationRule = (context) => {
  let depth = 0;
  const enter = () => {
    if (++depth === limits.nesting + 1) context.reportError(refusal('LIMIT_EXCEEDED', tooDeep));
  };
  const leave = () => void depth--;
  return { SelectionSet: { enter, leave }, ObjectValue: { enter, leave }, ListValue: { enter, leave } };
};

const tooDeep = { what: 'the nesting of the query', hvad: 'indlejringen i forespørgslen', max: limits.nesting };

/** Refuses what the grammar lets through and the planner cannot read. */
export const useLiterals = (): GatewayPlugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(FiniteNumbersRule);
    addValidationRule(NestingRule);
  },
});
