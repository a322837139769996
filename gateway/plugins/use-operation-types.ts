import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { GraphQLError, type ValidationRule } from 'graphql';

/** GraphQL's own rules leave an operation of a type that the schema lacks to execution, where it fails unexplained. */
const OperationTypeRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (!context.getSchema().getRootType(node.operation))
      context.reportError(new GraphQLError(`The schema has no ${node.operation}.`, { nodes: node }));
  },
});

export const useOperationTypes = (): GatewayPlugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(OperationTypeRule);
  },
});
