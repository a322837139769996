import { buildSchema, type GraphQLError, type GraphQLSchema, getOperationAST, getVariableValues, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { coercedVariables, useVariableTypes } from '../../gateway/plugins/use-variable-types.ts';

const schema = buildSchema(`
  enum Size { SMALL LARGE }
  input Part { name: String!, size: Size = SMALL, parts: [Part!] = [], count: Int }
  input Whole { title: String = "none", parts: [Part!]!, names: [String!] }
  type Query { ask(whole: Whole, parts: [Part!], first: Int): Boolean }
`);
const document = parse(`
  query ($whole: Whole, $parts: [Part!], $first: Int = 3, $left: Int) { ask(whole: $whole, parts: $parts, first: $first) }
`);
const many = (count: number) =>
  Array.from({ length: count }, (_, i) => (i % 2 ? { name: `n${i}` } : { name: `n${i}`, size: 'LARGE', count: i }));

/** What the plugin makes of variables, and what it refuses them with. */
async function coerce(variableValues: Record<string, unknown>, against: GraphQLSchema = schema) {
  const request = new Request('http://localhost/');
  const errors: GraphQLError[] = [];
  await useVariableTypes().onExecute?.({
    args: { schema: against, document, variableValues, contextValue: { request } },
    setResultAndStopExecution: (result: { errors: GraphQLError[] }) => void errors.push(...result.errors),
  } as never);
  return { coerced: coercedVariables(request), errors };
}

const asGraphqlDoes = (variables: Record<string, unknown>) =>
  getVariableValues(schema, getOperationAST(document)?.variableDefinitions ?? [], variables).coerced;

describe('Variables', () => {
  it.each<[string, Record<string, unknown>]>([
    ['few', { parts: many(3), first: 5 }],
    ['none', {}],
    ['null', { parts: null, whole: null, first: null }],
    ['a large list', { parts: many(3_000) }],
    ['a large list in an object', { whole: { parts: many(3_000), names: ['a'] } }],
    [
      'large lists in items of a list',
      {
        parts: [
          { name: 'a', parts: many(1_000) },
          { name: 'b', parts: many(900) },
        ],
      },
    ],
    ['one value for a list', { parts: { name: 'a' } }],
  ])('are what GraphQL makes of them, with defaults and values of enums: %s', async (_, variables) => {
    const { coerced, errors } = await coerce(variables);
    expect(errors).toEqual([]);
    expect(coerced).toEqual(asGraphqlDoes(variables));
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['in a large list', { parts: [...many(2_000), { name: null }] }, '$parts.2000.name'],
    ['in a list of an object', { whole: { parts: [...many(2_000), { name: 1, more: 2 }] } }, '$whole.parts.2000'],
    ['beside a large list', { whole: { parts: many(2_000), titel: 'x' } }, '$whole'],
    ['in place of a large list', { whole: { names: ['a'] } }, '$whole'],
    ['in a small one', { first: 'three' }, '$first'],
  ])('that do not fit are refused where they stand: %s', async (_, variables, field) => {
    const { errors } = await coerce(variables);
    expect(errors[0]?.extensions).toMatchObject({ code: 'VARIABLE_MALFORMED', field: expect.stringContaining(field) });
  });

  it('that do not fit in many places are refused with the first fifty', async () => {
    const { errors } = await coerce({ parts: many(5_000).map(() => ({ size: 'HUGE' })) });
    expect(errors).toHaveLength(50);
  });

  it('let others in between the items of a large list', async () => {
    let turns = 0;
    const isDone = coerce({ parts: many(100_000) }).then(() => true);
    for (let done = false; !done; turns++)
      done = await Promise.race([isDone, new Promise<false>((resolve) => setImmediate(resolve, false))]);
    expect(turns).toBeGreaterThan(20);
  });
});
