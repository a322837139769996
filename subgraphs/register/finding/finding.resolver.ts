import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { snapshotAt } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { checkedFirst, PageArguments } from '../../common/lists/connection.ts';
import { decodeCursor, encodeCursor } from '../../common/lists/list-request.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import type { RegisterContext } from '../context.ts';
import { asOfDescription } from '../dagtilbud/list-arguments.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import { catalogue } from '../regel/regler.ts';
import { type Found, findBreaches, loadKommune } from './finding.reader.ts';
import { countFindings, FindingConnection, toFinding } from './finding.ts';

@Resolver()
export class FindingsResolver {
  @Query(() => FindingConnection, {
    description:
      "A municipality's data-quality report: the rules of `regler`, run on every active object it has. Old rows that break rules are kept in the register, and show here.",
  })
  async findings(
    @Arg('kommune', () => String, { description: 'The code: "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.' })
    kommune: string,
    @Arg('codes', () => [String], {
      nullable: true,
      description: 'Only these rules; all when left out. Error: VALUE_MALFORMED.',
    })
    codes: string[] | null,
    @Args(() => PageArguments) { first, after }: PageArguments,
    @Arg('asOf', () => DateTime, { nullable: true, description: asOfDescription }) asOf: string | null,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<FindingConnection> {
    const kode = parseKommunekode(kodebog)(kommune, 'kommune');
    const asked = codes === null || codes === undefined ? null : new Set(codes.map(checkedCode));
    const snapshot = await snapshotAt(database, asOf);
    const draft = await loadKommune(database, kode, snapshot);
    const all = (await findBreaches(draft, kodebog)).filter(({ breach }) => asked?.has(breach.code) ?? true);
    const { rest, page } = cutPage(all, checkedFirst(first), after ?? null);
    const edges = page.map((found) => ({ cursor: cursorOf(found), node: toFinding(found, kodebog, snapshot) }));
    return {
      nodes: edges.map(({ node }) => node),
      edges,
      totalCount: all.length,
      counts: countFindings(all),
      pageInfo: {
        hasNextPage: rest.length > page.length,
        hasPreviousPage: Boolean(after),
        startCursor: edges[0]?.cursor ?? null,
        endCursor: edges.at(-1)?.cursor ?? null,
      },
    };
  }
}

/** The findings behind the cursor, which goes by place, so that it holds although others were mended meanwhile. */
function cutPage(all: Found[], first: number, after: string | null) {
  const behind = after === null ? '' : decodeCursor(after, 'findings').key;
  const rest = all.filter(({ key }) => key > behind);
  return { rest, page: rest.slice(0, first) };
}

const cursorOf = ({ key }: Found): string => encodeCursor({ order: 'findings', value: '', key });

function checkedCode(value: string): string {
  if (catalogue.some(({ code }) => code === value)) return value;
  throw refusal('VALUE_MALFORMED', {
    field: 'codes',
    value,
    expected: 'codes of rules',
    forventet: 'koder på regler',
    example: '"PNUMMER_MISSING"',
  });
}
