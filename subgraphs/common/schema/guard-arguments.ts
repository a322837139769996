import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Problem } from '../errors/refusal.ts';
import { problem } from '../errors/refusal.ts';
import { readGlobalId } from '../node.ts';
import { isUuid } from '../parse/identifiers.ts';
import { cleanText, partOfText } from '../text/clean-text.ts';
import { holdsCpr } from '../text/cpr-text.ts';
import { isSmall, mapInTurns } from '../turns/turns.ts';

type Clean = (value: unknown) => unknown;

/** How values of a type are cleaned: in one go, and a large one in turns with others. */
interface Cleaner {
  clean: Clean;
  cleanInTurns?(value: unknown): Promise<unknown>;
}

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
      const cleaner = cleanFields(field.args);
      field.resolve = (source, args, context, info) => {
        const cleaned = cleanPart(cleaner, args);
        if (!(cleaned instanceof Promise)) return resolve(source, cleaned as object, context, info);
        return cleaned.then((made) => resolve(source, made as object, context, info));
      };
    }
  }
}

/** A large value in turns, if that has parts. */
const cleanPart = ({ clean, cleanInTurns }: Cleaner, value: unknown): unknown =>
  cleanInTurns && !isSmall(value) ? cleanInTurns(value) : clean(value);

function fieldsCleaner() {
  const known = new Map<GraphQLInputObjectType, Cleaner>();
  const ofObject = (type: GraphQLInputObjectType): Cleaner => {
    const cleaner = known.get(type) ?? ofFields(Object.values(type.getFields()));
    known.set(type, cleaner);
    return cleaner;
  };
  const ofType = (name: string, type: GraphQLInputType): Cleaner => {
    if (isNonNullType(type)) return ofType(name, type.ofType);
    if (isListType(type)) return ofList(ofType(name, type.ofType));
    if (isInputObjectType(type)) return whenGiven(() => ofObject(type));
    return { clean: textTypes.includes(type.name) && !asGiven.includes(name) ? ofText(name) : (value) => value };
  };
  const ofFields = (fields: readonly { name: string; type: GraphQLInputType }[]): Cleaner =>
    ofMembers(new Map(fields.map(({ name, type }) => [name, ofType(name, type)])));
  return ofFields;
}

/** Not made before it is needed: a type may hold itself. */
const whenGiven = (cleaner: () => Cleaner): Cleaner => ({
  clean: (value) => cleaner().clean(value),
  cleanInTurns: async (value) => cleanPart(cleaner(), value),
});

const ofMembers = (cleaners: ReadonlyMap<string, Cleaner>): Cleaner => ({
  clean: (value) => (isObject(value) ? mapValues(value, (one, name) => cleaners.get(name)?.clean(one)) : value),
  cleanInTurns: async (value) => {
    const made: [string, unknown][] = [];
    for (const [name, one] of Object.entries(value as object))
      made.push([name, await cleanPart(cleaners.get(name) ?? leftOut, one)]);
    return Object.fromEntries(made);
  },
});

const leftOut: Cleaner = { clean: () => undefined };

const ofList = (item: Cleaner): Cleaner => ({
  clean: (value) => (Array.isArray(value) ? value.map(item.clean) : value),
  cleanInTurns: (value) => mapInTurns(value as readonly unknown[], (one) => cleanPart(item, one)),
});

const ofText = (name: string): Clean => {
  const clean = parts.includes(name) ? partOfText : cleanText;
  return (value) => (typeof value === 'string' ? clean(value) : value);
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const mapValues = (object: object, map: (value: unknown, name: string) => unknown): object =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value, name)]));

/** Where ten digits are something else: a CPR number's own field, telephones, P-numbers and keys that others have made. */
const notLooked = new Set(['cpr', 'telefonNummer', 'pNummer', 'cvrNummer', 'cvrNumre', 'sourceKey', 'key', 'noegler']);

/**
 * Refuses every mutation that has a CPR number in a text where none belongs, before anything else is done with it. In the
 * schema and not in each field, so that none can be forgotten: a purpose, a note, the name of a group, a comment.
 */
export function refuseCpr(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve, args } = field;
    const payload = getNamedType(field.type);
    if (!resolve || !isObjectType(payload) || !canRefuse(payload)) continue;
    const types = new Map(args.map(({ name, type }) => [name, type]));
    field.resolve = async (source, given: Record<string, unknown>, context, info) => {
      const problems = (await mapInTurns(partsOfAll(types, given), (part) => placesOf(...part))).flat();
      return problems.length > 0 ? refused(payload, problems) : resolve(source, given, context, info);
    };
  }
}

/** A value in the input, what type it is of, and the name of the object type that it is a field of. */
type Part = [type: GraphQLInputType | undefined, value: unknown, path: string[], within: string];

function* partsOfAll(types: ReadonlyMap<string, GraphQLInputType>, given: object): Generator<Part> {
  for (const [name, value] of Object.entries(given)) yield* partsOf(types.get(name), value, [name], '');
}

/** A large value by its items and fields, however deep they stand: it is looked through in turns with others. */
function* partsOf(...[type, value, path, within]: Part): Generator<Part> {
  if (type && isNonNullType(type)) yield* partsOf(type.ofType, value, path, within);
  else if (isSmall(value)) yield [type, value, path, within];
  else if (isListType(type) && Array.isArray(value))
    for (const [i, one] of value.entries())
      yield* partsOf(type.ofType as GraphQLInputType, one, [...path, String(i)], within);
  else if (isInputObjectType(type)) {
    const fields = type.getFields();
    for (const [name, one] of Object.entries(value as object))
      yield* partsOf(fields[name]?.type, one, [...path, name], type.name);
  } else yield [type, value, path, within];
}

function placesOf(...[type, value, path, within]: Part): Problem[] {
  if (type === undefined || value === null || value === undefined) return [];
  if (isNonNullType(type)) return placesOf(type.ofType, value, path, within);
  if (isListType(type) && Array.isArray(value))
    return value.flatMap((one, i) => placesOf(type.ofType, one, [...path, String(i)], within));
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    return Object.entries(value).flatMap(([name, one]) =>
      placesOf(fields[name]?.type, one, [...path, name], type.name),
    );
  }
  const field = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
  const isTelephone = within.startsWith('Telefon') && field === 'nummer';
  if (typeof value !== 'string' || isUuid(readGlobalId(value)?.key ?? value) || isTelephone || notLooked.has(field))
    return [];
  return ['String', 'ID'].includes(getNamedType(type).name) && holdsCpr(value)
    ? [problem('CPR_NOT_HERE', path, { field })]
    : [];
}

/** What a payload has where nothing was done; undefined for what has no such value. */
function nothing(type: GraphQLOutputType): unknown {
  if (!isNonNullType(type)) return null;
  if (isListType(type.ofType)) return [];
  const { name } = getNamedType(type);
  return { Boolean: false, Int: 0, String: '' }[name];
}

const canRefuse = (payload: GraphQLObjectType): boolean =>
  'errors' in payload.getFields() &&
  Object.values(payload.getFields()).every(({ type }) => nothing(type) !== undefined);

const refused = (payload: GraphQLObjectType, errors: Problem[]): object => ({
  ...Object.fromEntries(Object.values(payload.getFields()).map(({ name, type }) => [name, nothing(type)])),
  errors,
  written: [],
});
