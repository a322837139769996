import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type StringValueNode,
} from 'graphql';

/** The root fields that give a change log, each of which can be subscribed to. */
export const feeds = ['changes', 'affiliationChanges'] as const;

export type Feed = (typeof feeds)[number];

/**
 * The schema that callers see: what the subgraphs make together, and the subscriptions. The gateway itself answers those:
 * it follows the logs for all who follow them, so that neither a subgraph nor another router in its place has to.
 */
export function publicSchemaOf(supergraph: DocumentNode): DocumentNode {
  const { definitions, ...rest } = transformSupergraphToPublicSchema(supergraph);
  const query = definitions.find(
    (node): node is ObjectTypeDefinitionNode =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && node.name.value === 'Query',
  );
  const fields = feeds.flatMap((feed) => query?.fields?.find(({ name }) => name.value === feed) ?? []);
  if (fields.length === 0) return { ...rest, definitions };
  const named = definitions.map((node) =>
    node.kind === Kind.SCHEMA_DEFINITION
      ? { ...node, operationTypes: [...node.operationTypes, ...operationTypes] }
      : node,
  );
  return { ...rest, definitions: [...named, { ...subscription, fields: fields.map(toSubscription) }] };
}

const subscription = parse(`
  """
  The change logs, as they grow: over Server-Sent Events, by the graphql-sse protocol with a connection for each operation.
  """
  type Subscription { _: Boolean }`).definitions[0] as ObjectTypeDefinitionNode;

const [schema] = parse('schema { subscription: Subscription }').definitions;
const operationTypes = schema?.kind === Kind.SCHEMA_DEFINITION ? schema.operationTypes : [];

const said = (value: string): StringValueNode => ({ kind: Kind.STRING, value, block: true });

const after = said(
  'Go on after this number: `last` of the page before, or of a query; 0 is the beginning. Left out: what is committed from now on. Errors: CHANGE_BEYOND_HEAD, with `extensions.head`; TIDSLINJE_OTHER.',
);

/** The same arguments, but without a number it begins now and not at the beginning of the log. */
function toSubscription(field: FieldDefinitionNode): FieldDefinitionNode {
  const given = (field.arguments ?? []).filter(({ name }) =>
    ['where', 'first', 'tidslinje', 'after'].includes(name.value),
  );
  const args = given.map(({ defaultValue: _default, ...arg }) =>
    arg.name.value === 'after' && arg.type.kind === Kind.NON_NULL_TYPE
      ? { ...arg, type: arg.type.type, description: after }
      : arg,
  );
  const what = `The pages that \`${field.name.value}\` of Query gives, one whenever something is committed that \`where\` lets through. It ends with the errors that the query would answer with. Resume a broken connection with \`last\` and \`tidslinje\` of the last page.`;
  // Not null, since an error ends it and never stands beside an answer.
  const type =
    field.type.kind === Kind.NON_NULL_TYPE ? field.type : ({ kind: Kind.NON_NULL_TYPE, type: field.type } as const);
  return { ...field, type, arguments: args, description: said(what) };
}
