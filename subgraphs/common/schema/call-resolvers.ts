import { type GraphQLFieldResolver, type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Storage = ReturnType<typeof getMetadataStorage>;
type Handler = Storage['queries'][number];
type FieldHandler = Storage['fieldResolvers'][number];
type Resolve = GraphQLFieldResolver<unknown, Record<string, unknown>, Record<string, unknown>>;
type Methods = Record<string, (...given: unknown[]) => unknown>;

/**
 * Calls the methods of the resolvers with the arguments as GraphQL has read them. TypeGraphQL would first make instances
 * of all input types of them, in one go: of 5,000 children with their contacts that alone takes tenths of a second. Ours
 * are plain values: no input type has methods.
 */
export function callResolvers(schema: GraphQLSchema, resolvers: readonly (new () => object)[]): void {
  const { queries, mutations, fieldResolvers, objectTypes, interfaceTypes } = getMetadataStorage();
  const made = new Map(resolvers.map((resolver) => [resolver as unknown, new resolver() as Methods]));
  const names = new Map([...objectTypes, ...interfaceTypes].map(({ target, name }) => [target as unknown, name]));
  const take = (type: string | undefined, handlers: readonly Handler[]) => {
    for (const handler of handlers) {
      const instance = made.get(handler.target);
      if (type !== undefined && instance) setResolve(schema, type, handler, directly(instance, handler));
    }
  };
  take('Query', queries);
  take('Mutation', mutations);
  const typeOf = ({ kind, target, getObjectType }: FieldHandler) =>
    names.get(kind === 'external' ? getObjectType?.() : target);
  for (const handler of fieldResolvers) if (handler.kind === 'external') take(typeOf(handler), [handler as never]);
  leavePlain(schema, new Set(fieldResolvers.map((handler) => `${typeOf(handler)}.${handler.schemaName}`)));
}

/**
 * TypeGraphQL hands on the properties of an interface's interface by functions of its own. They cost a call and a promise
 * each, and the gateway would take such a property for something that only its subgraph can tell.
 */
function leavePlain(schema: GraphQLSchema, resolved: ReadonlySet<string>): void {
  const roots: unknown[] = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || roots.includes(type) || type.name.startsWith('__')) continue;
    const names = [type, ...type.getInterfaces()].map(({ name }) => name);
    for (const field of Object.values(type.getFields()))
      if (!names.some((name) => resolved.has(`${name}.${field.name}`))) delete field.resolve;
  }
}

function setResolve(schema: GraphQLSchema, name: string, { schemaName }: Handler, resolve: Resolve): void {
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInterfaceType(type)) return;
  const field = type.getFields()[schemaName];
  if (!field) throw new Error(`no type has the field ${name}.${schemaName}, which there is a resolver of`);
  field.resolve = resolve as never;
}

function directly(instance: Methods, { methodName, params = [] }: Handler): Resolve {
  const method = instance[methodName];
  const alone = new Set(params.flatMap((param) => (param.kind === 'arg' ? [param.name] : [])));
  const read = params.toSorted((one, other) => one.index - other.index).map((param) => reader(param, alone));
  if (!method) throw new Error(`a resolver has no ${methodName}`);
  return (...given) =>
    method.apply(
      instance,
      read.map((one) => one(...given)),
    );
}

/** How a parameter of a method is read; a kind that we have none of stops the start. `alone` have parameters of their own. */
function reader(param: NonNullable<Handler['params']>[number], alone: ReadonlySet<string>): Resolve {
  if (param.kind === 'root') return (root) => root;
  if (param.kind === 'context') return (_root, _given, context) => context;
  if (param.kind === 'arg') return (_root, given) => given[param.name];
  if (param.kind !== 'args') throw new Error(`a resolver has a parameter of another kind: ${param.kind}`);
  if (alone.size === 0) return (_root, given) => given;
  return (_root, given) => Object.fromEntries(Object.entries(given).filter(([name]) => !alone.has(name)));
}
