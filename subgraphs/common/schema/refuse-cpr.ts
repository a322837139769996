import {
  type GraphQLInputType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Problem } from '../errors/problem.ts';
import { problem } from '../errors/refusal.ts';
import { isUuid } from '../parse/identifiers.ts';
import { holdsCpr } from '../text/cpr-text.ts';
import { mapInTurns } from '../work/turns.ts';

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
      const parts = Object.entries(given).flatMap(([name, value]) => partsOf(types.get(name), value, [name]));
      const problems = (await mapInTurns(parts, (part) => placesOf(...part))).flat();
      return problems.length > 0 ? refused(payload, problems) : resolve(source, given, context, info);
    };
  }
}

type Part = [type: GraphQLInputType | undefined, value: unknown, path: string[]];

/** A batch by its items: a large one is looked through in turns with others. */
function partsOf(type: GraphQLInputType | undefined, value: unknown, path: string[]): Part[] {
  if (type && isNonNullType(type)) return partsOf(type.ofType, value, path);
  if (!isListType(type) || !Array.isArray(value)) return [[type, value, path]];
  const { ofType } = type as GraphQLList<GraphQLInputType>;
  return value.map((one, i) => [ofType, one, [...path, String(i)]]);
}

function placesOf(type: GraphQLInputType | undefined, value: unknown, path: string[], within = ''): Problem[] {
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
  if (typeof value !== 'string' || isUuid(value) || isTelephone || notLooked.has(field)) return [];
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
