import { Kind, print, type ValueNode } from 'graphql';

/** Takes a scalar's input as text, whatever was sent, for the refusal of it to show. */
export const asText = {
  parseValue: (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value)),
  parseLiteral: (node: ValueNode): string => (node.kind === Kind.STRING ? node.value : print(node)),
};
