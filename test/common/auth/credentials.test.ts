import {
  buildClientSchema,
  type GraphQLField,
  type GraphQLInputType,
  getIntrospectionQuery,
  getNamedType,
  type IntrospectionQuery,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

/** The least that fits a type, as a literal. */
function least(type: GraphQLInputType): string {
  if (isNonNullType(type)) return least(type.ofType);
  if (isListType(type)) return `[${least(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? '';
  if (!isInputObjectType(type))
    return type.name === 'Int' || type.name === 'Float' ? '1' : type.name === 'Boolean' ? 'true' : '"x"';
  const all = Object.values(type.getFields());
  const fields = type.isOneOf ? all.slice(0, 1) : all.filter(isRequiredInputField);
  return `{ ${fields.map(({ name, type }) => `${name}: ${least(type)}`).join(', ')} }`;
}

function callOf({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((arg) => `${arg.name}: ${least(arg.type)}`);
  const payload = getNamedType(type);
  expect(isObjectType(payload) && 'errors' in payload.getFields(), name).toBe(true);
  return `mutation { ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} { errors { code da en } } }`;
}

it('every mutation without credentials says that they are missing, whatever else is wrong with it', async () => {
  const { data } = await server.ask<IntrospectionQuery>(getIntrospectionQuery({ oneOf: true }));
  const mutations = Object.values(
    buildClientSchema(data as IntrospectionQuery)
      .getMutationType()
      ?.getFields() ?? {},
  );
  expect(mutations.length).toBeGreaterThan(60);
  const others: unknown[] = [];
  for (const mutation of mutations) {
    const answer = await server.ask<Record<string, { errors: { code: string }[] }>>(callOf(mutation));
    const codes = answer.data?.[mutation.name]?.errors.map(({ code }) => code);
    if (answer.errors || codes?.[0] !== 'CREDENTIALS_MISSING') others.push([mutation.name, answer.errors, codes]);
  }
  expect(others).toEqual([]);
});

it('each change of a batch is as good as a mutation', async () => {
  const change = '{ closeDaginstitution: { nummer: "G10432" } }';
  const query = `mutation { applyChanges(input: { changes: [${change}, ${change}] }) { errors { code } } }`;
  expect(await server.ask(query)).toMatchObject({
    data: { applyChanges: { errors: [{ code: 'CREDENTIALS_MISSING' }] } },
  });
});

it('what is public takes none, and what is not says that they are missing', async () => {
  expect((await server.ask('{ kommune(kode: "101") { navn } }')).errors).toBeUndefined();
  for (const query of [
    '{ personer(where: {}) { totalCount } }',
    '{ laeselog { totalCount } }',
    '{ dataaftaler { totalCount } }',
  ])
    expect(
      (await server.ask(query)).errors?.map(({ extensions }) => extensions?.code),
      query,
    ).toEqual(['CREDENTIALS_MISSING']);
  const routes = await Promise.all(
    ['/eksport/aula.csv', '/eksport/aula.csv?kommune=101'].map((path) => fetch(server.url + path)),
  );
  expect(routes.map(({ status }) => status)).toEqual([401, 401]);
});
