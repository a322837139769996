import fc from 'fast-check';
import { isNullableType } from 'graphql';
import { type Call, selectionOf } from './calls.ts';
import { absent, hostileValues } from './hostile-values.ts';
import { asArguments, asJson, variable } from './literal.ts';
import { argumentsWith, type Fields, type Spot, spotsOf } from './spots.ts';

/** One request: a call that is lawful but for one value. */
export interface HostileRequest {
  method: 'GET' | 'POST';
  query: string;
  variables: string;
  signed: boolean;
}

const ways = ['variables', 'literals', 'one variable', 'address'] as const;
/** What Node reads of an address; beyond it the answer is Node's own. */
const longestAddress = 12_000;

export const fieldsOf = ({ field }: Call): Fields => Object.fromEntries(field.args.map((one) => [one.name, one]));

/** How many places of a call can hold a hostile value. */
export const spotCount = (call: Call): number => spotsOf(fieldsOf(call)).length;

/** Any place of a call's input, any hostile value in it, sent in any way, by somebody who may write or by nobody. */
export function hostileRequests(call: Call): fc.Arbitrary<HostileRequest> {
  const sent = { way: fc.constantFrom(...ways), seed: fc.nat(), signed: fc.boolean() };
  return fc
    .constantFrom(...spotsOf(fieldsOf(call)))
    .chain((spot) => fc.record({ spot: fc.constant(spot), value: hostileValues(spot.type), ...sent }))
    .map(({ spot, value, way, seed, signed }) => ({ ...write(call, spot, value, way, seed), signed }));
}

/** The call with null at each place that may be null, one after the other. */
export const nullRequests = (call: Call): HostileRequest[] =>
  spotsOf(fieldsOf(call))
    .filter(({ type }) => isNullableType(type))
    .map((spot) => ({ ...write(call, spot, null, 'variables', 1), signed: true }));

/** The call with one value at a place, and as a dry run if it can be one. */
export function callWith(call: Call, spot: Spot, value: unknown): { query: string; variables: object } {
  const { query, variables } = write(call, spot, value, 'variables', 1);
  const isDry = fieldsOf(call).dryRun !== undefined;
  return {
    query: isDry ? query.replace(`${call.field.name}(`, `${call.field.name}(dryRun: true, `) : query,
    variables: JSON.parse(variables) as object,
  };
}

function write(call: Call, spot: Spot, value: unknown, way: (typeof ways)[number], seed: number) {
  const fields = fieldsOf(call);
  const given = (at: unknown) => argumentsWith(fields, spot.path, at, seed);
  if (way === 'literals') return post(operation(call, '', asArguments(given(value))));
  if (way === 'one variable' && value !== absent) {
    const query = operation(call, `($spot: ${spot.type})`, asArguments(given(variable('spot'))));
    return post(query, asJson({ spot: value }));
  }
  const names = Object.keys(given(value));
  const declared = names.map((name) => `$${name}: ${fields[name]?.type}`).join(', ');
  const passed = asArguments(Object.fromEntries(names.map((name) => [name, variable(name)])));
  const request = post(operation(call, parenthesised(declared), passed), asJson(given(value)));
  const isShort = encodeURIComponent(request.query + request.variables).length < longestAddress;
  return way === 'address' && isShort ? { ...request, method: 'GET' as const } : request;
}

const post = (query: string, variables = '{}') => ({
  method: 'POST' as const,
  query: query.toWellFormed(),
  variables: variables.toWellFormed(),
});

const operation = (call: Call, variables: string, given: string): string =>
  `${call.operation} ${variables} ${call.around(`${call.field.name}${parenthesised(given)} ${selectionOf(call)}`)}`;

const parenthesised = (text: string): string => (text === '' ? '' : `(${text})`);
