import { type Client, gql } from '@urql/core';
import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createUrqlClient } from './recipes/urql.ts';
import { type Served, sentWhile, serve } from './user.ts';

let server: Served;
let client: Client;
beforeAll(async () => {
  server = await serve();
  const { data } = await server.ask<IntrospectionQuery>(getIntrospectionQuery());
  client = createUrqlClient(server.graphql, data as IntrospectionQuery, server.token);
});
afterAll(() => server.close());

const page = gql`
  query Page($after: String) {
    kommune(kode: "740") {
      kode
      daginstitutioner(first: 2, after: $after) {
        pageInfo { hasNextPage endCursor }
        edges { cursor node { nummer navn version } }
      }
    }
  }
`;
const rename = gql`
  mutation Rename($input: UpdateDaginstitutionInput!, $dryRun: Boolean!) {
    updateDaginstitution(input: $input, dryRun: $dryRun) {
      daginstitution { nummer navn version }
      changes { fields { field after } }
      errors { code path }
    }
  }
`;

interface Unit {
  nummer: string;
  navn: string;
  version: number;
}
interface Page {
  kommune: { daginstitutioner: { pageInfo: { endCursor: string }; edges: { node: Unit }[] } };
}

const unitsOf = (data: Page | undefined) => data?.kommune.daginstitutioner.edges.map(({ node }) => node) ?? [];

describe('urql', () => {
  it('reads page by page into one list, by hash in a GET', async () => {
    const { done, sent } = await sentWhile(() => client.query<Page>(page, { after: null }).toPromise());
    expect(done.error).toBeUndefined();
    expect(sent.map(({ method, url }) => [method, new URL(url).searchParams.has('query')])).toEqual([
      ['GET', false],
      ['GET', true],
    ]);
    const after = done.data?.kommune.daginstitutioner.pageInfo.endCursor;
    const second = await client.query<Page>(page, { after }).toPromise();
    expect(unitsOf(second.data).length).toBe(4);
    expect(new Set(unitsOf(second.data).map(({ nummer }) => nummer)).size).toBe(4);
  });

  it('shows what it has of a new question at once where the schema lets the rest be null', async () => {
    const [first] = unitsOf((await client.query<Page>(page, { after: null }).toPromise()).data);
    const names = gql`query Names($nummer: String!) { daginstitution(nummer: $nummer) { nummer navn } }`;
    const whole = gql`query Whole($nummer: String!) { daginstitution(nummer: $nummer) { nummer navn ejerform { tekst } } }`;
    const variables = { nummer: first?.nummer };
    await client.query(names, variables).toPromise();
    const shown: unknown[] = [];
    await new Promise<void>((resolve) => {
      const { unsubscribe } = client.query(whole, variables).subscribe(({ data, stale }) => {
        shown.push([stale, data?.daginstitution.navn]);
        if (!stale) {
          setImmediate(() => unsubscribe());
          resolve();
        }
      });
    });
    expect(shown).toEqual([
      [true, first?.navn],
      [false, first?.navn],
    ]);
  });

  it('answers what a write would do, writes, shows it where it is shown, is refused in the payload, and refetches', async () => {
    const read = async (requestPolicy: 'cache-only' | 'network-only') =>
      unitsOf((await client.query<Page>(page, { after: null }, { requestPolicy }).toPromise()).data)[0] as Unit;
    const { nummer, navn, version } = await read('network-only');
    const input = { nummer, navn: `${navn} 2`, expectedVersion: version };
    const write = async (dryRun: boolean) => {
      const { data, error } = await client.mutation(rename, { input, dryRun }).toPromise();
      expect(error).toBeUndefined();
      return data.updateDaginstitution;
    };
    expect(await write(true)).toMatchObject({ changes: [{ fields: [{ field: 'navn' }] }], errors: [] });
    expect((await read('cache-only')).navn).toBe(navn);
    expect((await write(false)).errors).toEqual([]);
    expect(await read('cache-only')).toMatchObject({ navn: `${navn} 2`, version: version + 1 });
    expect((await write(false)).errors).toMatchObject([{ code: 'VERSION_MISMATCH' }]);
    expect((await read('network-only')).navn).toBe(`${navn} 2`);
  });

  it('finds by text what can be of any level', async () => {
    const search = gql`query { search(text: "nord", first: 2) { edges { node { dagtilbud { __typename nummer navn ... on Anvisningsenhed { pNummer } } } } } }`;
    const { data, error } = await client.query(search, {}).toPromise();
    expect(error).toBeUndefined();
    expect(data.search.edges.length).toBe(2);
  });
});
