import { GraphQLClient } from 'graphql-request';
import { graphql, readFragment } from './gql';
import type { UnitsQuery, UpdateDaginstitutionInput } from './gql/graphql';

const Units = graphql(`
  query Units($kode: String!, $after: String) {
    kommune(kode: $kode) {
      navn
      daginstitutioner(first: 2, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { nummer navn senestOpdateret anvisningsenheder { nummer navn institutionstype { tekst } } }
      }
    }
  }
`);

const Rename = graphql(`
  mutation Rename($input: UpdateDaginstitutionInput!, $dryRun: Boolean!) {
    updateDaginstitution(input: $input, dryRun: $dryRun) {
      daginstitution { nummer navn version }
      changes { fields { field before after } }
      ...Refused
    }
  }
`);

/** The same of every mutation. */
export const Refused = graphql(`
  fragment Refused on Payload {
    errors { code path en retryable }
  }
`);

/** All institutions of a municipality, page by page. */
export async function unitsOf(client: GraphQLClient, kode: string) {
  const found: NonNullable<UnitsQuery['kommune']>['daginstitutioner']['nodes'] = [];
  for (let after: string | null = null; ; ) {
    const answer: UnitsQuery = await client.request(Units, { kode, after });
    if (!answer.kommune) throw new Error(`no municipality ${kode}`);
    const { nodes, pageInfo } = answer.kommune.daginstitutioner;
    found.push(...nodes);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor ?? null;
  }
}

/** Renames one, or shows what that would change. */
export async function rename(client: GraphQLClient, input: UpdateDaginstitutionInput, dryRun: boolean) {
  const { updateDaginstitution: payload } = await client.request(Rename, { input, dryRun });
  if (!payload) throw new Error('a root field is null beside an error alone, which request throws');
  return { ...payload, errors: readFragment(Refused, payload).errors };
}

export const clientFor = (url: string, token?: string): GraphQLClient =>
  new GraphQLClient(url, { headers: token === undefined ? {} : { authorization: `Bearer ${token}` } });
