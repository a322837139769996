import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLResolveInfo,
  getNamedType,
  isNullableType,
  isObjectType,
  Kind,
  OperationTypeNode,
  parseType,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { Gathering } from '../../subgraphs/common/turns/gathering.ts';
import { inPieces } from '../../subgraphs/common/turns/turns.ts';
import type { RequestWork } from '../../subgraphs/common/work/request-work.ts';
import { fieldOf, type Group, groupsOf, type Need, unknown } from './entity-needs.ts';
import { Failure, pathOf, placeErrors, revive } from './failures.ts';
import type { ExecuteSubgraph, SubgraphRequest } from './federated-graph.ts';
import { type FieldOwner, homeOfNamed, type TypeOwnership } from './ownership.ts';
import { hidden, onType, SubgraphSelections, selectionSet } from './subgraph-selections.ts';

/** What is sent with every operation of one caller's request. */
export type Sender = Pick<SubgraphRequest, 'requestId' | 'credentials'>;

/**
 * Answers one operation from subgraphs that are asked over a wire. A root field goes to its owner, with all
 * fields below that the owner has. Fields of another subgraph are asked for by the entities' keys, for a whole level at once.
 */
export class RemoteExecution {
  /** What is done for the request. */
  readonly work: RequestWork;
  readonly #ownership: ReadonlyMap<string, TypeOwnership>;
  readonly #subgraphs: Record<string, ExecuteSubgraph>;
  readonly #sender: Sender;
  /** As the caller sent them: what was left out stays left out. */
  readonly #variables: Record<string, unknown>;
  /** No name of the operation begins with it. */
  readonly #prefix: string;
  readonly #entities: Gathering<Need, unknown>;

  constructor(
    ownership: ReadonlyMap<string, TypeOwnership>,
    subgraphs: Record<string, ExecuteSubgraph>,
    request: { sender: Sender; work: RequestWork; variables: Record<string, unknown>; prefix: string },
  ) {
    this.#ownership = ownership;
    this.#subgraphs = subgraphs;
    this.#sender = request.sender;
    this.work = request.work;
    this.#entities = new Gathering(this.work.turns, (needs) => this.#loadAll(needs));
    this.#variables = request.variables;
    this.#prefix = request.prefix;
  }

  /** The object type of a value of an interface or union. */
  typeOf(value: Record<string, unknown>): string {
    return String(value[`${this.#prefix}typename`]);
  }

  async root(subgraph: string, info: GraphQLResolveInfo): Promise<unknown> {
    const { operation, parentType, path } = info;
    const selections = this.#selections(subgraph, info);
    const key = String(path.key);
    const selected = selections.ofObject(parentType, new Map([[key, info.fieldNodes]]));
    const definitions = (operation.variableDefinitions ?? []).filter(isIn(selections.variables));
    const { data, others } = await this.#ask(subgraph, documentOf(operation.operation, definitions, selected), {});
    const [error] = others;
    if (error) throw new Failure(error, (error.path ?? []).slice(1)).at(pathOf(path));
    const value = revive(data[key], info);
    return getNamedType(info.returnType).name === 'Node' ? this.#present(value, subgraph, info) : value;
  }

  /** Those that exist of what was found by an id alone: a subgraph that only names them does not know. */
  async #present(value: unknown, subgraph: string, info: GraphQLResolveInfo): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((one) => this.#present(one, subgraph, info)));
    if (typeof value !== 'object' || value === null || value instanceof Error) return value;
    const found = value as Record<string, unknown>;
    const type = info.schema.getType(this.typeOf(found));
    const home = type && homeOfNamed(this.#ownership.get(type.name), subgraph);
    if (!isObjectType(type) || home === undefined) return value;
    const names = this.#ownership.get(type.name)?.keys.get(home) ?? [];
    const key = Object.fromEntries(names.map((name) => [name, found[this.#prefix + name]]));
    const representation = { __typename: type.name, ...key };
    const id = hidden(`${this.#prefix}id`, 'id');
    const need = { key: `${this.#prefix}id`, nodes: [id], mayBeNull: true };
    const there = await this.#entities.ask({ subgraph: home, type, info, representation, ...need });
    if (there === unknown) return null;
    revive(there, info); // throws the error if its home could not answer
    return value;
  }

  /** A field of an object: from the answer that the object came with, or from the field's owner. */
  field(value: Record<string, unknown>, info: GraphQLResolveInfo): unknown {
    const key = String(info.path.key);
    return Object.hasOwn(value, key) ? revive(value[key], info) : this.#cross(value, info);
  }

  async #cross(value: Record<string, unknown>, info: GraphQLResolveInfo): Promise<unknown> {
    const { parentType: type, fieldName, fieldNodes: nodes } = info;
    const known = this.#ownership.get(type.name);
    const owner = known?.fields.get(fieldName)?.[0];
    const names = owner && known.keys.get(owner.subgraph);
    if (!names || names.length === 0) throw new Error(`the answer lacks ${type.name}.${fieldName}`);
    const key = Object.fromEntries(names.map((name) => [name, revive(value[this.#prefix + name], info)]));
    const representation = { __typename: type.name, ...key };
    const required = await this.#requirements(owner, value, { representation, info, type });
    if (!required) return null;
    const subject = {
      representation: { ...representation, ...required },
      key: String(info.path.key),
      nodes,
      mayBeNull: isNullableType(info.returnType),
    };
    const found = await this.#entities.ask({ subgraph: owner.subgraph, type, info, ...subject });
    return found === unknown ? null : revive(found, info);
  }

  /** What the owner of a field needs of the entity; undefined where the holder of that does not know the entity. */
  async #requirements(
    { requires }: FieldOwner,
    value: Record<string, unknown>,
    about: Pick<Need, 'representation' | 'info' | 'type'>,
  ): Promise<Record<string, unknown> | undefined> {
    const read = async (name: string) => {
      const key = this.#prefix + name;
      if (Object.hasOwn(value, key)) return value[key];
      const [holder] = this.#ownership.get(about.type.name)?.fields.get(name) ?? [];
      if (!holder || holder.requires.length > 0) throw new Error(`${about.type.name}.${name} cannot be handed on`);
      return this.#entities.ask({
        ...about,
        subgraph: holder.subgraph,
        key,
        nodes: [hidden(key, name)],
        mayBeNull: false,
      });
    };
    const values = await Promise.all(requires.map(read));
    if (values.includes(unknown)) return undefined;
    return Object.fromEntries(requires.map((name, i) => [name, revive(values[i], about.info)]));
  }

  /** In pieces where a level has tens of thousands of needs: to group, send and hand out that many takes long. */
  async #loadAll(needs: readonly Need[]): Promise<unknown[]> {
    const found: unknown[] = [];
    await inPieces(needs, async (some) => void found.push(...(await this.#loadSome(some))), needsAtOnce);
    return found;
  }

  async #loadSome(needs: readonly Need[]): Promise<unknown[]> {
    const found = new Map<Need, unknown>();
    const load = async (subgraph: string) => {
      const groups = groupsOf(needs.filter((need) => need.subgraph === subgraph));
      const { data, others } = await this.#askEntities(subgraph, groups);
      if (others[0]) this.#endBy(others[0], groups[0]?.needs[0]?.info);
      for (const [i, group] of groups.entries())
        for (const need of group.needs) {
          const entities = data[`${this.#prefix}${i}`] as unknown[] | undefined;
          found.set(need, others[0] ? new Failure(others[0], []) : fieldOf(entities?.[group.indexOf(need)], need));
        }
    };
    await Promise.all([...new Set(needs.map(({ subgraph }) => subgraph))].map(load));
    return needs.map((need) => found.get(need));
  }

  /** When a subgraph refuses because it is too much, the whole is refused, and not each entity of the level. */
  #endBy({ message, extensions }: GraphQLFormattedError, info: GraphQLResolveInfo | undefined): void {
    if (extensions?.code !== 'LIMIT_EXCEEDED') return;
    this.work.end(new GraphQLError(message, { extensions, path: pathOf(info?.path) }));
    this.work.check();
  }

  #askEntities(subgraph: string, groups: readonly Group[]) {
    const prefix = this.#prefix;
    const [{ needs: [first] = [] } = {}] = groups;
    if (!first) throw new Error('nothing is asked for');
    const selections = this.#selections(subgraph, first.info);
    const selected = groups.map(({ type, entries }, i) => {
      const representations = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: `${prefix}${i}` } } as const;
      const field = hidden(`${prefix}${i}`, '_entities');
      const value = {
        kind: Kind.ARGUMENT,
        name: { kind: Kind.NAME, value: 'representations' },
        value: representations,
      };
      const wanted = selectionSet(selections.ofEntity(type, entries));
      return { ...field, arguments: [value], selectionSet: selectionSet([onType(type.name, wanted)]) } as FieldNode;
    });
    const own = (first.info.operation.variableDefinitions ?? []).filter(isIn(selections.variables));
    const definitions = [...own, ...groups.map((_, i) => definitionOf(`${prefix}${i}`, '[_Any!]!'))];
    const variables = Object.fromEntries(groups.map((group, i) => [`${prefix}${i}`, group.representations]));
    return this.#ask(subgraph, documentOf(OperationTypeNode.QUERY, definitions, selected), variables);
  }

  #selections(subgraph: string, info: GraphQLResolveInfo): SubgraphSelections {
    return new SubgraphSelections(this.#ownership, subgraph, this.#prefix, info);
  }

  /** The data with the errors in their places, and the errors that have no place there. */
  async #ask(subgraph: string, document: DocumentNode, own: Record<string, unknown>) {
    const execute = this.#subgraphs[subgraph];
    if (!execute) throw new Error(`the supergraph names a subgraph that is not there: ${subgraph}`);
    const variables = { ...definedIn(document, this.#variables), ...own };
    this.work.check();
    const signal = this.work.isWriting ? undefined : this.work.signal;
    const result = await execute({ document, variables, operationName: undefined, ...this.#sender, signal });
    const errors = (result.errors ?? []).map((error) => ('toJSON' in error ? error.toJSON() : error));
    const data = (result.data ?? {}) as Record<string, unknown>;
    const others = placeErrors(data, errors);
    if (!result.data && others.length === 0) others.push(refusal('SUBGRAPH_UNAVAILABLE', { subgraph }).toJSON());
    return { data, others };
  }
}

/** To group, send and hand out this many needs takes some hundredths of a second; no municipality has as many in a level. */
const needsAtOnce = 2_000;

const isIn =
  (names: ReadonlySet<string>) =>
  ({ variable }: VariableDefinitionNode): boolean =>
    names.has(variable.name.value);

const definitionOf = (name: string, type: string): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type: parseType(type),
});

const documentOf = (
  operation: OperationTypeNode,
  variableDefinitions: readonly VariableDefinitionNode[],
  selections: readonly SelectionNode[],
): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [
    { kind: Kind.OPERATION_DEFINITION, operation, variableDefinitions, selectionSet: selectionSet(selections) },
  ],
});

function definedIn({ definitions }: DocumentNode, variables: Record<string, unknown>): Record<string, unknown> {
  const names = definitions.flatMap((node) =>
    'variableDefinitions' in node ? (node.variableDefinitions ?? []).map(({ variable }) => variable.name.value) : [],
  );
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(variables, name)).map((name) => [name, variables[name]]),
  );
}
