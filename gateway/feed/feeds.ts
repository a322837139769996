import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import type { Authenticate } from '../../subgraphs/common/auth/authenticator.ts';
import { type Caller, reachOf } from '../../subgraphs/common/auth/may.ts';
import { type Moved, movementIn } from '../../subgraphs/common/writes/movement.ts';
import type { Question } from '../executor/federated-graph.ts';
import { type Feed, feeds } from '../supergraph/public-schema.ts';
import { isAnswerable, letsThrough, type Where } from './let-through.ts';
import { News } from './news.ts';
import { FeedRefused, type Line, type Page, type Position, queries } from './page.ts';
import { SharedReads } from './shared-reads.ts';

/** Who follows a log, from one request on. Its credentials are checked again before each reading. */
export interface Follower {
  caller: Caller;
  requestId: string;
  credentials: { authorization?: string | undefined; apiKey?: string | undefined };
}

/** What the feeds are made with. */
export interface FeedTools {
  /** A name for the present state of each log. */
  heads: Readonly<Record<Feed, () => Promise<string>>>;
  every: number;
  authenticate: Authenticate;
  ask(question: Question): Promise<ExecutionResult>;
}

/** What a follower wants of a log next. */
export interface Wanted {
  where: Where;
  position: Position;
  /** The head as it was seen last; left out before the first reading. */
  head?: number | undefined;
  first?: number;
}

/** A follower that is further behind than this reads what its own `where` lets through; a nearer one, what everybody reads. */
const near = 500;

/** Lines in one reading. */
export const mostLines = 200;

/**
 * The change logs as they grow, for all who follow them in this process. Those who are nearly at the
 * head share one reading; each `where` is then applied to the lines themselves.
 */
export class Feeds {
  readonly #tools: FeedTools;
  readonly #news: Record<Feed, News>;
  readonly #documents: Record<Feed, DocumentNode>;
  readonly #asked = new SharedReads<Record<string, unknown>>();
  readonly #pages = new SharedReads<Page>();

  constructor(tools: FeedTools) {
    this.#tools = tools;
    const each = <Value>(of: (feed: Feed) => Value) =>
      Object.fromEntries(feeds.map((feed) => [feed, of(feed)])) as Record<Feed, Value>;
    this.#news = each((feed) => new News(tools.heads[feed], tools.every));
    this.#documents = each((feed) => parse(queries[feed].text));
  }

  news = (feed: Feed): News => this.#news[feed];

  /** The lines after a place that a `where` lets through, and the next place. */
  async page(feed: Feed, follower: Follower, { where, position, head, first = mostLines }: Wanted): Promise<Page> {
    const isNear = head !== undefined && head - position.after <= near;
    if (feed !== 'changes' || !isNear || !isAnswerable(where))
      return this.#read(feed, follower, { ...position, where, first });
    const page = await this.#read(feed, follower, { ...position, where: {}, first: mostLines });
    const movementOf = movementIn(where);
    const nodes = page.nodes.filter((line) => letsThrough(where, line));
    return { ...page, nodes: nodes.map((line) => ({ ...line, movement: movementOf(movedBy(line)) })) };
  }

  /** A page of a log as such a follower may see it, read once for all who may see the same. */
  async #read(feed: Feed, follower: Follower, variables: Position & { where: Where; first: number }): Promise<Page> {
    const who = viewerOf(feed, follower);
    const key = [feed, who, variables.after, variables.tidslinje, JSON.stringify(variables.where), variables.first];
    return this.#pages.read([...key, this.#news[feed].seen], async () => {
      const data = await this.ask({ document: this.#documents[feed], variables: { ...variables } }, follower);
      return data[feed] as Page;
    });
  }

  /** Answers a question with the rights that its caller has now, or throws why not. */
  async ask(question: Pick<Question, 'document' | 'variables' | 'operationName'>, follower: Follower) {
    const { credentials, requestId } = follower;
    const isKnown = credentials.authorization !== undefined || credentials.apiKey !== undefined;
    const caller = isKnown ? await this.#tools.authenticate(credentials) : follower.caller;
    const { data, errors = [] } = await this.#tools.ask({ ...question, origin: { caller, requestId }, credentials });
    if (errors.length > 0 || !data) throw new FeedRefused(errors);
    return data;
  }

  /** The same, read once for all who ask it from one place of the log. */
  askOnce(feed: Feed, follower: Follower, key: string, question: Parameters<Feeds['ask']>[0]) {
    const full = [feed, 'own', viewerOf(feed, follower), key, JSON.stringify(question.variables)];
    return this.#asked.read([...full, this.#news[feed].seen], () => this.ask(question, follower));
  }
}

/** Whose view of the log a follower has: the public's, where its credentials show it no more. */
function viewerOf(feed: Feed, { caller, credentials: { authorization = '', apiKey = '' } }: Follower): string {
  const { all, kommuner } = reachOf(caller, 'changes.readActor');
  const seesMore = feed !== 'changes' || all || kommuner.length > 0;
  return seesMore ? `${authorization} ${apiKey}` : '';
}

const movedBy = ({ action, ...line }: Line): Moved => ({ ...line, action: action.toLowerCase() });
