import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
} from 'graphql';
import type { References, Subgraph } from '../../subgraphs/common/schema/federated-schema.ts';
import type { Execution, Stretch } from './execution.ts';

/** What of a subgraph its fields are resolved with. */
export type SubgraphParts = Pick<Subgraph, 'name' | 'schema' | 'references'>;

export type Resolve = GraphQLFieldResolver<unknown, Execution>;

/** Notes that this subgraph made a value of an entity type, so that the value can cross. */
type Note = (value: object) => void;

/** The fields of one subgraph, to be resolved within the execution of another schema. */
export class SubgraphFields {
  readonly name: string;
  readonly #schema: GraphQLSchema;
  readonly #references: References;
  readonly #isShared: (type: string) => boolean;
  readonly #note: Note;

  constructor({ name, schema, references }: SubgraphParts, isShared: (type: string) => boolean, note: Note) {
    this.name = name;
    this.#schema = schema;
    this.#references = references;
    this.#isShared = isShared;
    this.#note = note;
  }

  /** The subgraph's resolver of a field, in the subgraph's own context; undefined where the field is a plain property. */
  resolverOf(type: string, field: string): Resolve | undefined {
    const { type: output, resolve } = this.#field(type, field);
    if (this.#mayBeShared(output)) return this.#noting(resolve ?? defaultFieldResolver);
    return resolve && this.#inContext(resolve);
  }

  /** A field without arguments, of a value that this subgraph made. */
  read(type: string, field: string, value: object, execution: Execution, info: GraphQLResolveInfo): unknown {
    const { resolve } = this.#field(type, field);
    return resolve ? this.#inContext(resolve)(value, {}, execution, info) : (value as Record<string, unknown>)[field];
  }

  /** The entity behind a reference, as this subgraph knows it. */
  refer(reference: Record<string, unknown> & { __typename: string }, stretch: Stretch): unknown {
    const resolve = this.#references[reference.__typename];
    if (!resolve) throw new Error(`${this.name} does not find a ${reference.__typename} by its key`);
    return settle(resolve(reference as never, stretch.contextOf(this.name) as never), (found) => this.#noteAll(found));
  }

  #field(type: string, field: string) {
    const found = (this.#schema.getType(type) as GraphQLObjectType | undefined)?.getFields()[field];
    if (!found) throw new Error(`the supergraph says that ${this.name} has ${type}.${field}`);
    return found;
  }

  #inContext(resolve: GraphQLFieldResolver<unknown, unknown>): Resolve {
    return (value, given, execution, info) =>
      resolve(value, given, execution.stretchOf(info).contextOf(this.name), info);
  }

  #noting(resolve: GraphQLFieldResolver<unknown, unknown>): Resolve {
    const inContext = this.#inContext(resolve);
    return (value, given, execution, info) =>
      settle(inContext(value, given, execution, info), (result) => this.#noteAll(result));
  }

  #noteAll(result: unknown): unknown {
    if (Array.isArray(result)) return result.map((one) => settle(one, (settled) => this.#noteAll(settled)));
    if (typeof result === 'object' && result !== null) this.#note(result);
    return result;
  }

  #mayBeShared(output: GraphQLOutputType): boolean {
    const type = getNamedType(output);
    if (isAbstractType(type)) return this.#schema.getPossibleTypes(type).some(({ name }) => this.#isShared(name));
    return isObjectType(type) && this.#isShared(type.name);
  }
}

/** Goes on at once with what is there, and later with a promise: most values are there. */
export function settle(value: unknown, goOn: (settled: unknown) => unknown): unknown {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}
