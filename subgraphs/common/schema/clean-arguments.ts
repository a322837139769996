import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { cleanText, partOfText } from '../text/clean-text.ts';

type Clean = (value: unknown) => unknown;

/** Days and moments are read from text, so blanks around them count as little as there. */
const textTypes = ['String', 'LocalDate', 'DateTime'];
/** Names that the caller, or we, gave something else, and that are only compared with themselves. */
const asGiven = ['idempotencyKey', 'after'];
/** A part of a text may begin and end with a blank. */
const parts = ['startsWith', 'contains'];

/**
 * Lets every resolver see its texts cleaned (`cleanText`), however deep in its arguments they stand. In the schema and not
 * in each resolver, so that no input can be forgotten; in the resolvers and not in the scalar, so that it does not
 * matter who executes the schema.
 */
export function cleanArguments(schema: GraphQLSchema): void {
  const cleanFields = fieldsCleaner();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve || field.args.length === 0) continue;
      const clean = cleanFields(field.args);
      field.resolve = (source, args, context, info) => resolve(source, clean(args) as object, context, info);
    }
  }
}

function fieldsCleaner() {
  const known = new Map<GraphQLInputObjectType, Clean>();
  const ofObject = (type: GraphQLInputObjectType): Clean => {
    const clean = known.get(type) ?? ofFields(Object.values(type.getFields()));
    known.set(type, clean);
    return clean;
  };
  const ofType = (name: string, type: GraphQLInputType): Clean => {
    if (isNonNullType(type)) return ofType(name, type.ofType);
    if (isListType(type)) return ofList(ofType(name, type.ofType));
    if (isInputObjectType(type)) return (value) => ofObject(type)(value); // not before it is given: a type may hold itself
    return textTypes.includes(type.name) && !asGiven.includes(name) ? ofText(name) : (value) => value;
  };
  const ofFields = (fields: readonly { name: string; type: GraphQLInputType }[]): Clean => {
    const cleaners = new Map(fields.map(({ name, type }) => [name, ofType(name, type)]));
    return (value) => (isObject(value) ? mapValues(value, (one, name) => cleaners.get(name)?.(one)) : value);
  };
  return ofFields;
}

const ofList =
  (clean: Clean): Clean =>
  (value) =>
    Array.isArray(value) ? value.map(clean) : value;

const ofText = (name: string): Clean => {
  const clean = parts.includes(name) ? partOfText : cleanText;
  return (value) => (typeof value === 'string' ? clean(value) : value);
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const mapValues = (object: object, map: (value: unknown, name: string) => unknown): object =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]));
