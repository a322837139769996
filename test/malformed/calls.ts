import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** A field that takes input, and how a caller reaches it. */
export interface Call {
  /** "Kommune.daginstitutioner". */
  name: string;
  operation: 'query' | 'mutation';
  field: GraphQLField<unknown, unknown>;
  /** The whole selection set around the field, which is given with its arguments. */
  around(field: string): string;
}

type Around = Call['around'];

/** Every field of the schema that takes arguments: of a root type, or of any type that is reached from it. */
export function callsOf(schema: GraphQLSchema): Call[] {
  const reached = new Map<GraphQLNamedType, Around>();
  const queries = schema.getQueryType();
  const mutations = schema.getMutationType();
  if (queries) walk(schema, queries, (inner) => `{ ${inner} }`, reached);
  const read = [...reached].flatMap(([type, around]) => withArguments('query', type, around));
  const written = mutations ? withArguments('mutation', mutations, (inner) => `{ ${inner} }`) : [];
  return [...read, ...written];
}

/** Breadth first, through fields that need no argument, so that each type has its shortest way. */
function walk(schema: GraphQLSchema, root: GraphQLNamedType, around: Around, reached: Map<GraphQLNamedType, Around>) {
  reached.set(root, around);
  for (const [type, outer] of reached) {
    const reach = (next: GraphQLNamedType, way: Around) => {
      if (!reached.has(next) && hasFields(next)) reached.set(next, way);
    };
    for (const field of freeFields(type)) {
      const one = field.args.some(({ name }) => name === 'first') ? '(first: 1)' : '';
      reach(getNamedType(field.type), (inner) => outer(`${field.name}${one} { ${inner} }`));
    }
    if (isInterfaceType(type))
      for (const object of schema.getPossibleTypes(type))
        reach(object, (inner) => outer(`... on ${object.name} { ${inner} }`));
  }
}

const hasFields = (type: GraphQLNamedType) => isObjectType(type) || isInterfaceType(type);

const fieldsOf = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];

const freeFields = (type: GraphQLNamedType) => fieldsOf(type).filter(({ args }) => !args.some(isRequiredArgument));

const withArguments = (operation: Call['operation'], type: GraphQLNamedType, around: Around): Call[] =>
  fieldsOf(type)
    .filter(({ args }) => args.length > 0)
    .map((field) => ({ name: `${type.name}.${field.name}`, operation, field, around }));

/** What to ask of a call's answer: that it is there, and the errors of a payload. */
export function selectionOf({ field }: Call): string {
  const type = getNamedType(field.type);
  if (!hasFields(type)) return '';
  const problems = fieldsOf(type).filter((one) => getNamedType(one.type).name === 'Fejl');
  return `{ __typename ${problems.map(({ name }) => `${name} { code da en path value example }`).join(' ')} }`;
}
