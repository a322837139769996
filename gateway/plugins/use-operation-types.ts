import { GraphQLError, type ValidationRule } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** GraphQL's own rules leave an operation of a type that the schema lacks to execution, where it fails unexplained. */
const OperationTypeRule: ValidationRule = (context) => ({
  OperationDefinition(node) {
    if (!context.getSchema().getRootType(node.operation))
      context.reportError(new GraphQLError(`The schema has no ${node.operation}.`, { nodes: node }));
  },
});

export const useOperationTypes = (): Plugin => ({
  onValidate({ addValidationRule }) {
    addValidationRule(OperationTypeRule);
  },
});
