import { Args, ArgsType, Ctx, Field, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { askedPage, type Connection, connectionOf } from '../../common/lists/connection.ts';
import { pageOf } from '../../common/lists/read-page.ts';
import { mostIn } from '../../common/most.ts';
import { parseFolded } from '../../common/parse/text.ts';
import { AsOfPageArguments, snapshotAt } from '../../common/timeline/as-of.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { refusal } from '../errors/refusals.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';

@ObjectType({ description: 'One answer of a search.', simpleResolvers: true })
class SearchHit {
  @Field(() => Dagtilbud, { description: 'What was found.' })
  dagtilbud!: Dagtilbud;

  @Field(() => Int, {
    description: `How well it fits, best first.
1: the text is the whole name, the number, the CVR number, the P-number, or the address (street and house number, with or without post number and town).
2: the name begins with the words of the text.
3: every word is a word of the name; 4: of name, address, numbers or municipality.
5: every word begins a word of the name; 6: of any of these. The house number 4 begins 4A, but not 47.
7: every word is part of a word of the name; 8: of any of these.
9: with a typing error in words of four letters or more: a letter too many, too few or wrong, or two that changed places.`,
  })
  rank!: number;
}

const SearchHitConnection = connectionOf(SearchHit, 'SearchHit', 'what a search finds');

@ArgsType()
class SearchArguments extends AsOfPageArguments {
  @Field(() => String, {
    description:
      'Words of the name, the address and the municipality\'s name ("solstrålen silkeborg"), or a number: institution number, CVR number, P-number, also with its label ("CVR-nr. 12345678").',
  })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Only objects of this administrative municipality, by its code: "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.',
  })
  kommune?: string | null;
}

@Resolver(() => SearchHit)
export class SearchResolver {
  @Query(() => SearchHitConnection, {
    description:
      'Finds dagtilbud on any level by name, address, municipality and number, best first (see `rank`); among equals the active before the closed, then by name. Every word must be found; case, accents, æ/ae, ø/oe and å/aa do not count. Errors: TEXT_EMPTY, KOMMUNEKODE_UNKNOWN, LIMIT_EXCEEDED (more than 12 words or 500 characters).',
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
  { text, kommune, ...args }: SearchArguments,
): Promise<Connection<SearchHit>> {
  const folded = withoutLabels(parseFolded(text, 'text', 'text: "solstrålen silkeborg"'));
  const asked = {
    text: folded,
    words: wordsOf(folded),
    kommune: kommune == null ? null : parseKommunekode(kodebog)(kommune, 'kommune'),
    kommuner: kodebog.kommuner(),
  };
  const snapshot = await snapshotAt(database, args);
  const entries = await searchIndex.at(snapshot, database);
  const find = () => {
    work?.check();
    return pageOf(entries.find(asked), 'search', askedPage(args));
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

const maxWords = mostIn.searchWords;

function wordsOf(folded: string): string[] {
  const words = [...new Set(folded.split(' '))];
  if (words.length <= maxWords) return words;
  const [what, hvad] = ['the number of words in text', 'antallet af ord i text'];
  throw refusal('LIMIT_EXCEEDED', { field: 'text', what, hvad, max: maxWords });
}
