import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { snapshotAt } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import type { Connection } from '../../common/lists/connection.ts';
import { pageOf } from '../../common/lists/page-of.ts';
import { parseFolded } from '../../common/parse/text.ts';
import type { RegisterContext } from '../context.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import { SearchArguments, SearchHit, SearchHitConnection } from './search.ts';

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => SearchHitConnection, {
    description:
      'Finds dagtilbud on any level by name, address, municipality and number, best first (see `rank`); among equals the active before the closed, then by name. Every word must be found; case, accents, æ/ae, ø/oe and å/aa do not count. Errors: TEXT_EMPTY, KOMMUNEKODE_UNKNOWN, FIRST_OUT_OF_RANGE, CURSOR_FOREIGN, LIMIT_EXCEEDED (more than 12 words or 500 characters).',
  })
  async search(
    @Args(() => SearchArguments) args: SearchArguments,
    @Ctx() context: RegisterContext,
  ): Promise<Connection<SearchHit>> {
    return search(context, args);
  }
}

/** One page of the objects, on any level, that every word of the text fits. */
async function search(
  { database, kodebog, reader, searchIndex, work }: RegisterContext,
  { text, kommune, first, after, asOf }: SearchArguments,
): Promise<Connection<SearchHit>> {
  const folded = withoutLabels(parseFolded(text, 'text', 'text: "solstrålen silkeborg"'));
  const asked = {
    text: folded,
    words: wordsOf(folded),
    kommune: kommune == null ? null : parseKommunekode(kodebog)(kommune, 'kommune'),
    kommuner: kodebog.kommuner(),
  };
  const snapshot = await snapshotAt(database, asOf);
  const entries = await searchIndex.at(snapshot);
  const find = () => {
    work?.check();
    return pageOf(entries.find(asked), { list: 'search', first, after });
  };
  const page = await (work ? work.turns.run(find) : find());
  const hits = page.nodes.map(async ({ niveau, nummer, rank }): Promise<SearchHit> => {
    const dagtilbud = await reader.byNummer(niveau, nummer, snapshot);
    if (dagtilbud === null) throw new Error(`the search found ${nummer}, which is not there`);
    return { dagtilbud, rank };
  });
  const nodes = await Promise.all(hits);
  return { ...page, nodes, edges: page.edges.map(({ cursor }, i) => ({ cursor, node: nodes[i] as SearchHit })) };
}

/** "CVR-nr. 12345678", "DK12345678" and "institution G12345" as people copy them: the number itself. */
const withoutLabels = (folded: string): string =>
  folded.replace(
    /\b(?:(?:cvr|p|dk)(?: ?(?:nr|nummer))? ?(?=\d(?: ?\d){7,9}\b)|institution(?:s ?(?:nr|nummer))? (?=g ?\d{5}\b))/g,
    '',
  );

/** Every word is another pass over the vocabulary and all names and addresses. */
const maxWords = 12;

function wordsOf(folded: string): string[] {
  const words = [...new Set(folded.split(' '))];
  if (words.length <= maxWords) return words;
  const [what, hvad] = ['the number of words in text', 'antallet af ord i text'];
  throw refusal('LIMIT_EXCEEDED', { field: 'text', what, hvad, max: maxWords });
}
