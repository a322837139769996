import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
} from 'graphql';
import { alternativeAdresser, anvisningsenheder, daginstitutioner, nummerOf } from '../support/sample-rows.ts';
import { Literal } from './literal.ts';

type Fields = Readonly<Record<string, { name: string; type: GraphQLInputType; defaultValue?: unknown }>>;

const numbers = [daginstitutioner, anvisningsenheder, alternativeAdresser].map((rows) => rows.map(nummerOf));

/** What a field of this name lawfully holds, so that a call goes on to look at what is wrong elsewhere in it. */
const known: Record<string, string | ((seed: number) => string)> = {
  nummer: (seed) => pick(numbers[seed % 3] ?? [], seed),
  daginstitutionsNummer: (seed) => pick(numbers[0] ?? [], seed),
  anvisningsenhedsNummer: (seed) => pick(numbers[1] ?? [], seed),
  kommune: '101',
  kommuneKode: '101',
  kode: '101',
  navn: 'Solen',
  ejerform: '1',
  lovgrundlag: '1',
  institutionstype: '6012',
  pNummer: '1012345678',
  cvrNummer: '12345678',
  vejNavn: 'Solvej',
  husNummer: '1',
  postNummer: '2300',
  sourceSystem: 'system',
  sourceKey: '1',
};

const pick = (values: readonly string[], seed: number): string => values[seed % values.length] ?? '';

const ofScalar: Record<string, unknown> = { Int: 1, Float: 0.5, Boolean: false, DateTime: '2026-11-01T12:00:00Z' };

/** A value that the type allows, and as far as we know also the register. */
export function plausible(type: GraphQLInputType, name: string, seed: number): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [plausible(inner.ofType, name, seed)];
  if (isInputObjectType(inner)) return inner.isOneOf ? oneOf(inner, seed) : plausibleFields(inner.getFields(), seed);
  if (isEnumType(inner)) return new Literal(inner.getValues()[0]?.name ?? '');
  const value = known[name];
  if (value === undefined) return ofScalar[inner.name] ?? '1';
  return typeof value === 'string' ? value : value(seed);
}

/** One of the fields of an input that takes exactly one. */
function oneOf(type: GraphQLInputObjectType, seed: number): Record<string, unknown> {
  const fields = Object.values(type.getFields());
  const { name, type: inner } = fields[seed % fields.length] as (typeof fields)[number];
  return { [name]: plausible(inner, name, seed) };
}

/** What a call must give, and what the register asks for beside it. */
export function plausibleFields(fields: Fields, seed: number): Record<string, unknown> {
  const given = Object.values(fields).filter((field) => isRequiredInputField(field as never) || isAskedFor(field));
  return Object.fromEntries(given.map(({ name, type }) => [name, plausible(type, name, seed)]));
}

/** An address holds only optional fields; a filter of the same name as a known field is no text. */
function isAskedFor({ name, type }: Fields[string]): boolean {
  const inner = getNullableType(type);
  return name === 'adresse' || (name in known && 'name' in inner && inner.name === 'String');
}
