import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import type { RequestWork } from './request-work.ts';

/** What the context of an execution has where its work is to be guarded. */
interface Working {
  work?: RequestWork | undefined;
}

type Field = GraphQLField<unknown, Working | undefined>;

/**
 * Lets the work of a request be counted, take turns and end at every list of objects, and before every mutation. In
 * the schema and not in the resolvers, so that none can be forgotten.
 */
export function guardFields(schema: GraphQLSchema): void {
  const mutation = schema.getMutationType();
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values((type as GraphQLObjectType<unknown, Working | undefined>).getFields())) {
        if (isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type))) guardList(field);
        if (type === mutation) guardMutation(field);
      }
}

function guardList(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, given, context, info) => {
    const work = context?.work;
    const found = resolve(source, given, context, info);
    if (!work) return found;
    const take = (list: unknown) => (Array.isArray(list) ? work.take(list, info) : list);
    return found instanceof Promise ? found.then(take) : take(found);
  };
}

function guardMutation(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, given, context, info) => {
    context?.work?.beginWriting();
    return resolve(source, given, context, info);
  };
}
