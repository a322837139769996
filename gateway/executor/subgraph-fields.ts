import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type { References, Subgraph } from '../../subgraphs/common/schema/federated-schema.ts';
import type { Execution, Stretch } from './execution.ts';

/** What the fields of a subgraph are resolved with. */
export type SubgraphParts = Pick<Subgraph, 'name' | 'schema' | 'references'>;

export type Resolve = GraphQLFieldResolver<unknown, Execution>;

/** The fields of one subgraph, to be resolved within the execution of another schema. */
export class SubgraphFields {
  readonly name: string;
  readonly #schema: GraphQLSchema;
  readonly #references: References;

  constructor({ name, schema, references }: SubgraphParts) {
    this.name = name;
    this.#schema = schema;
    this.#references = references;
  }

  /** The subgraph's resolver of a field, in the subgraph's own context; undefined where the field is a plain property. */
  resolverOf(type: string, field: string): Resolve | undefined {
    const { resolve } = this.#field(type, field);
    return (
      resolve &&
      ((value, given, execution, info) => resolve(value, given, execution.stretchOf(info).contextOf(this.name), info))
    );
  }

  /** The object types that values of a field may have; none where it has no objects. */
  objectsOf(type: string, field: string): string[] {
    const output = getNamedType(this.#field(type, field).type);
    if (isAbstractType(output)) return this.#schema.getPossibleTypes(output).map(({ name }) => name);
    return isObjectType(output) ? [output.name] : [];
  }

  /** The name of the type that a field is declared to have. */
  outputNameOf = (type: string, field: string): string => getNamedType(this.#field(type, field).type).name;

  /** The entity behind a reference, as this subgraph knows it. */
  refer(reference: Record<string, unknown> & { __typename: string }, stretch: Stretch): unknown {
    const resolve = this.#references[reference.__typename];
    if (!resolve) throw new Error(`${this.name} does not find a ${reference.__typename} by its key`);
    return resolve(reference as never, stretch.contextOf(this.name) as never);
  }

  #field(type: string, field: string) {
    const found = (this.#schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field];
    if (!found) throw new Error(`the supergraph says that ${this.name} has ${type}.${field}`);
    return found;
  }
}

/** Goes on at once with what is there, and later with a promise: most values are there. */
export function settle(value: unknown, goOn: (settled: unknown) => unknown): unknown {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
