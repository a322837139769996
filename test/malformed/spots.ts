import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLNullableType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
} from 'graphql';
import { absent } from './hostile-values.ts';
import { plausible, plausibleFields } from './plausible-values.ts';

export type Fields = Readonly<Record<string, { name: string; type: GraphQLInputType; defaultValue?: unknown }>>;

/** A place in the input of a call: argument, then input fields down to it. Through a list it goes by the first element. */
export interface Spot {
  path: string[];
  type: GraphQLInputType;
}

/** Every place in the arguments; a type that holds itself, as `where` does through AND and OR, is entered once. */
export function spotsOf(fields: Fields, path: string[] = [], within: GraphQLInputObjectType[] = []): Spot[] {
  return Object.values(fields).flatMap(({ name, type }) => {
    const here = [...path, name];
    const named = getNamedType(type);
    const isNew = isInputObjectType(named) && !within.includes(named);
    const below = isNew ? spotsOf(named.getFields(), here, [...within, named]) : [];
    return [{ path: here, type }, ...below];
  });
}

/** The arguments of a call, lawful but for the value at one place. */
export function argumentsWith(fields: Fields, path: string[], value: unknown, seed: number): Record<string, unknown> {
  const [name = '', ...rest] = path;
  const field = fields[name];
  if (!field) throw new Error(`there is no ${name}`);
  const others = Object.fromEntries(Object.entries(fields).filter(([other]) => other !== name));
  const filled = plausibleFields(others as Record<string, GraphQLInputField>, seed);
  const here = rest.length === 0 ? value : valueWith(getNullableType(field.type), rest, value, seed);
  return here === absent ? filled : { ...filled, [name]: here };
}

function valueWith(type: GraphQLNullableType, path: string[], value: unknown, seed: number): unknown {
  if (isListType(type)) return [valueWith(getNullableType(type.ofType) as GraphQLNullableType, path, value, seed)];
  if (isInputObjectType(type)) return argumentsWith(type.getFields(), path, value, seed);
  return plausible(type as never, path[0] ?? '', seed);
}
