import { ApolloClient, gql, InMemoryCache, type ObservableQuery } from '@apollo/client';
import { BatchHttpLink } from '@apollo/client/link/batch-http';
import { filter, firstValueFrom } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApolloClient } from './recipes/apollo.ts';
import { possibleTypes } from './recipes/possible-types.ts';
import { type Served, sentWhile, serve } from './user.ts';

let server: Served;
let client: ApolloClient;
beforeAll(async () => {
  server = await serve();
  client = createApolloClient(server.graphql, await possibleTypes(server.graphql), server.token);
});
afterAll(() => server.close());

const unit = gql`
  fragment Unit on Dagtilbud {
    nummer
    navn
    version
  }
`;
const tree = gql`
  query Tree($first: Int!, $after: String) {
    kommune(kode: "740") {
      kode
      navn
      daginstitutioner(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { cursor node { ...Unit anvisningsenheder { ...Unit unilogin { kanTilknytteBrugere } } } }
      }
    }
  }
  ${unit}
`;
const rename = gql`
  mutation Rename($input: UpdateDaginstitutionInput!, $dryRun: Boolean!) {
    updateDaginstitution(input: $input, dryRun: $dryRun) {
      daginstitution { ...Unit }
      changes { fields { field after } }
      errors { code path en retryable }
    }
  }
  ${unit}
`;

interface Unit {
  nummer: string;
  navn: string;
  version: number;
}
interface Tree {
  kommune: {
    daginstitutioner: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string };
      edges: { node: Unit & { anvisningsenheder: Unit[] } }[];
    };
  };
}
interface Renamed {
  updateDaginstitution: {
    daginstitution: Unit | null;
    changes: { fields: { field: string; after: string }[] }[];
    errors: { code: string; path: string[] }[];
  };
}

/** The first whole answer. */
const loaded = async (list: ObservableQuery<Tree>) =>
  (await firstValueFrom(list.pipe(filter(({ loading }) => !loading)))).data;

const write = async (input: object, dryRun: boolean) => {
  const { data } = await client.mutate<Renamed>({ mutation: rename, variables: { input, dryRun } });
  if (!data) throw new Error('no answer');
  return data.updateDaginstitution;
};

describe('Apollo Client', () => {
  it('reads a tree page by page into one list, and keeps each thing once, by its number', async () => {
    const list = client.watchQuery<Tree>({ query: tree, variables: { first: 2, after: null } });
    const seen = list.subscribe(() => undefined);
    const first = (await loaded(list)) as Tree;
    const { pageInfo, totalCount } = first.kommune.daginstitutioner;
    expect(pageInfo.hasNextPage).toBe(true);
    await list.fetchMore({ variables: { first: 100, after: pageInfo.endCursor } });
    const edgesShown = () => (list.getCurrentResult().data as Tree).kommune.daginstitutioner.edges;
    await expect.poll(() => edgesShown().length).toBe(totalCount);
    const edges = edgesShown();
    expect(new Set(edges.map(({ node }) => node.nummer)).size).toBe(totalCount);
    const [one] = edges.flatMap(({ node }) => node.anvisningsenheder);
    const cache = client.cache.extract() as Record<string, unknown>;
    expect(cache['Kommune:{"kode":"740"}']).toMatchObject({ navn: 'Silkeborg' });
    expect(cache[`Anvisningsenhed:{"nummer":"${one?.nummer}"}`]).toMatchObject({ navn: one?.navn });
    seen.unsubscribe();
  });

  it('asks by hash in a GET, sends the text once, and finds what it has without asking', async () => {
    const query = gql`query Found($text: String!) { search(text: $text, first: 3) { edges { node { dagtilbud { ...Unit } } } } } ${unit}`;
    const find = (text: string) =>
      client.query<{ search: { edges: { node: { dagtilbud: Unit } }[] } }>({ query, variables: { text } });
    const { done, sent } = await sentWhile(() => find('silkeborg'));
    expect(done.data?.search.edges[0]?.node.dagtilbud).toMatchObject({ navn: expect.any(String) });
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'POST']);
    expect(new URL(sent[0]?.url ?? '').searchParams.has('query')).toBe(false);
    const other = await sentWhile(() => find('nord'));
    expect(other.sent.map(({ method, url }) => [method, new URL(url).searchParams.has('query')])).toEqual([
      ['GET', false],
    ]);
    expect((await sentWhile(() => find('nord'))).sent).toEqual([]);
  });

  it('answers what a write would do, writes, shows it wherever it is shown, and is refused in the payload', async () => {
    const list = client.watchQuery<Tree>({ query: tree, variables: { first: 2, after: null } });
    const seen = list.subscribe(() => undefined);
    const shown = () => (list.getCurrentResult().data as Tree).kommune.daginstitutioner.edges[0]?.node as Unit;
    await loaded(list);
    const { nummer, navn, version } = shown();
    const input = { nummer, navn: `${navn} 2`, expectedVersion: version };
    const tried = await write(input, true);
    expect(tried).toMatchObject({ changes: [{ fields: [{ field: 'navn', after: `${navn} 2` }] }], errors: [] });
    expect(shown()).toMatchObject({ navn, version });
    expect((await write(input, false)).errors).toEqual([]);
    expect(shown()).toMatchObject({ navn: `${navn} 2`, version: version + 1 });
    const refused = await write(input, false);
    expect(refused.errors).toMatchObject([{ code: 'VERSION_MISMATCH' }]);
    const again = await list.refetch();
    expect(again.data?.kommune.daginstitutioner.edges[0]?.node).toMatchObject({ navn: `${navn} 2` });
    seen.unsubscribe();
  });

  it('knows by the possible types which fragments on an interface apply', async () => {
    const { data } = await client.query<{ search: { edges: { node: { dagtilbud: Unit } }[] } }>({
      query: gql`query { search(text: "nord", first: 1) { edges { node { dagtilbud { __typename ... on Dagtilbud { nummer navn } } } } } }`,
    });
    const found = data?.search.edges[0]?.node.dagtilbud;
    expect(found).toMatchObject({ navn: expect.any(String) });
    const fragment = gql`fragment Named on Dagtilbud { navn }`;
    const id = client.cache.identify(found as never);
    expect(client.readFragment({ id: id as string, fragment })).toMatchObject({ navn: found?.navn });
  });

  it('that sends several operations in one request is refused with a code that says to send each by itself', async () => {
    const link = new BatchHttpLink({ uri: server.graphql, batchMax: 2, batchInterval: 10 });
    const batching = new ApolloClient({ cache: new InMemoryCache(), link });
    const asked = ['101', '740'].map((kode) =>
      batching.query({ query: gql`{ kommune(kode: ${JSON.stringify(kode)}) { navn } }` }),
    );
    for (const answer of await Promise.allSettled(asked)) {
      expect(answer.status).toBe('rejected');
      expect(
        String(
          (answer as PromiseRejectedResult).reason.bodyText ?? JSON.stringify((answer as PromiseRejectedResult).reason),
        ),
      ).toContain('BATCHING_NOT_SUPPORTED');
    }
  });
});
