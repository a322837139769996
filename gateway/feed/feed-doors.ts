import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Caller } from '../../subgraphs/common/auth/may.ts';
import { logUnexpected, maskErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import { isLoopback } from '../admission/address.ts';
import { callerKey } from '../admission/gatekeeper.ts';
import { handOnHeaders, sendRefusal } from '../admission/send-refusal.ts';
import { type Feed, feeds as feedNames } from '../supergraph/public-schema.ts';
import { type Asked, eventId, readAddress, readEventId } from './asked-address.ts';
import { type Feeds, type Follower, mostLines } from './feeds.ts';
import { type Followed, follow } from './follow.ts';
import { FeedRefused, type Line, type Page, type Position } from './page.ts';
import type { Streams } from './streams.ts';

/** What the doors are made with. */
export interface Doors {
  feeds: Feeds;
  streams: Streams;
  callerOf(request: FastifyRequest): Caller;
  /** Names of the filters of each feed's `where`. */
  filtersOf(feed: Feed): readonly string[];
  /** How often a silent stream says that it is there, in milliseconds. */
  heartbeat: number;
  stopping: AbortSignal;
}

/**
 * The change logs without GraphQL: `GET /changes` as Server-Sent Events, `GET /changes.ndjson?after=&wait=30` as a call
 * that waits for news, and both for `affiliationChanges` with the caller's rights.
 */
export function openDoors(app: FastifyInstance, doors: Doors): void {
  for (const feed of feedNames) {
    app.get(`/${feed}`, (request, reply) => guarded(doors, feed, request, reply, sendEvents));
    app.get(`/${feed}.ndjson`, (request, reply) => guarded(doors, feed, request, reply, sendLines));
  }
}

interface Call {
  doors: Doors;
  feed: Feed;
  follower: Follower;
  asked: Asked;
  reply: FastifyReply;
  request: FastifyRequest;
  /** Ends when the caller leaves, or the process is to stop. */
  signal: AbortSignal;
}

/** Lets a call in, and gives its place back however it ends. Errors of the call are answered before anything is sent. */
async function guarded(
  doors: Doors,
  feed: Feed,
  request: FastifyRequest,
  reply: FastifyReply,
  send: (call: Call) => Promise<unknown>,
): Promise<unknown> {
  const left = new AbortController();
  reply.raw.once('close', () => left.abort());
  const signal = AbortSignal.any([left.signal, doors.stopping]);
  const follower = followerOf(request, doors.callerOf(request));
  let leave: (() => void) | undefined;
  try {
    const asked = readAddress(request.query as Record<string, unknown>, doors.filtersOf(feed), mostLines);
    leave = await doors.streams.enter(callerKey(follower.caller, request.ip), isLoopback(request.ip), signal);
    return await send({ doors, feed, follower, asked, reply, request, signal });
  } catch (error) {
    return reply.raw.headersSent ? endWith(reply.raw, shown(error, request)) : refuse(reply, shown(error, request));
  } finally {
    leave?.();
  }
}

function followerOf({ headers, id: requestId }: FastifyRequest, caller: Caller): Follower {
  const [authorization, apiKey] = [headers.authorization, headers['x-api-key']?.toString()];
  return { caller, requestId, credentials: { authorization, apiKey } };
}

/** What a caller learns of an error; an unforeseen one is logged and hidden. */
function shown(error: unknown, { log }: FastifyRequest): GraphQLError {
  const errors = error instanceof FeedRefused ? error.errors : [toGraphQL(error)];
  logUnexpected(errors, log);
  return maskErrors(errors)[0] ?? toGraphQL(error);
}

const toGraphQL = (error: unknown): GraphQLError =>
  error instanceof GraphQLError ? error : new GraphQLError('feed', { originalError: error as Error });

const statuses: Readonly<Record<string, number>> = {
  CREDENTIALS_MISSING: 401,
  NOT_ALLOWED: 403,
  SIGN_IN_IMPOSSIBLE: 403,
  INTERNAL_SERVER_ERROR: 500,
  DATABASE_BUSY: 503,
  DATABASE_UNAVAILABLE: 503,
  SUBGRAPH_UNAVAILABLE: 503,
};

function refuse(reply: FastifyReply, error: GraphQLError): FastifyReply {
  const { http = { status: statuses[String(error.extensions.code)] ?? 400 }, ...extensions } = error.extensions;
  return sendRefusal(reply, new GraphQLError(error.message, { extensions: { ...extensions, http } }));
}

/** Where a call begins: after what the client says it has, or at the head. */
async function startOf({ doors, feed, follower, asked, request }: Call): Promise<Position> {
  const lastEventId = request.headers['last-event-id']?.toString();
  if (lastEventId) return readEventId(lastEventId);
  if (!asked.fromNow) return asked.position;
  const { head, tidslinje } = await doors.feeds.page(feed, follower, {
    where: asked.where,
    position: asked.position,
    first: 1,
  });
  return { after: head, tidslinje };
}

/** One answer: the lines that are there, or the first that come while it waits. */
async function sendLines(call: Call): Promise<unknown> {
  const { doors, feed, follower, asked, reply, request } = call;
  const until = AbortSignal.any([call.signal, AbortSignal.timeout(Math.max(1, asked.wait))]);
  let position = await startOf(call);
  let page: Page | undefined;
  do {
    const { seen } = doors.feeds.news(feed);
    const wanted = { where: asked.where, position, first: asked.first, head: page?.head };
    page = cut(await doors.feeds.page(feed, follower, wanted), asked.first);
    position = { after: page.last, tidslinje: page.tidslinje };
    if (page.nodes.length === 0 && !page.hasMore && asked.wait > 0) await doors.feeds.news(feed).after(seen, until);
  } while (page.nodes.length === 0 && (page.hasMore || asked.wait > 0) && !until.aborted);
  const { wait: _wait, ...others } = request.query as Record<string, string>;
  const next = new URLSearchParams({ ...others, after: String(page.last), tidslinje: page.tidslinje });
  if (asked.wait > 0) next.set('wait', String(asked.wait / 1_000));
  return reply
    .header('content-type', 'application/x-ndjson')
    .header('cache-control', 'no-store')
    .header('x-register-tidslinje', page.tidslinje)
    .header('x-register-last', String(page.last))
    .header('x-register-head', String(page.head))
    .header('link', `</${feed}.ndjson?${next}>; rel="next"`)
    .send(page.nodes.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** No more lines than are asked for, of a page that was read for many. */
function cut(page: Page, first: number): Page {
  if (page.nodes.length <= first) return page;
  const nodes = page.nodes.slice(0, first);
  return { ...page, nodes, last: (nodes.at(-1) as Line).changeNumber, hasMore: true };
}

/** A stream of events for as long as the caller stays; each is a line, with the place after it as its id. */
async function sendEvents(call: Call): Promise<unknown> {
  const { doors, feed, follower, asked, reply, signal } = call;
  const pages = follow(doors.feeds, feed, follower, { where: asked.where, position: await startOf(call) }, signal);
  const first = await pages.next(); // errors of the question are answered as for any other call
  handOnHeaders(reply);
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  raw.write('retry: 2000\n\n');
  const beat = new Heartbeat(raw, doors.heartbeat);
  try {
    for (let next = first; !next.done; next = await pages.next()) {
      await write(raw, eventsOf(next.value), signal);
      beat.at(next.value.position);
    }
  } finally {
    beat.stop();
    await pages.return(undefined);
  }
  raw.end();
  return reply;
}

/** The last line of a page has the place where the page ends as its id, so that nothing is read again that the filters left out. */
const eventsOf = ({ lines, position }: Followed): string => {
  const events = lines.map((line, i) => {
    const place = i === lines.length - 1 ? position : { ...position, after: line.changeNumber };
    return `id: ${eventId(place)}\ndata: ${JSON.stringify(line)}\n\n`;
  });
  return events.length > 0 ? events.join('') : '';
};

/** Waits until the caller takes what was written, or has left; until then nothing more is read for it. */
async function write(response: ServerResponse, text: string, signal: AbortSignal): Promise<void> {
  if (text === '' || response.closed || response.write(text)) return;
  await once(response, 'drain', { signal }).catch(() => undefined);
}

/** An id without a change moves a client's place on, but makes no event (HTML, 9.2.6). */
class Heartbeat {
  readonly #timer: NodeJS.Timeout;
  #position: Position | null = null;

  constructor(response: ServerResponse, every: number) {
    this.#timer = setInterval(() => {
      const place = this.#position ? `id: ${eventId(this.#position)}\n` : '';
      if (!response.writableNeedDrain) response.write(`: ok\n${place}\n`);
    }, every).unref();
  }

  at(position: Position): void {
    this.#position = position;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/** Says on a stream why it ends. */
function endWith(response: ServerResponse, { message, extensions }: GraphQLError): void {
  if (response.closed) return;
  response.end(`event: refused\ndata: ${JSON.stringify({ message, extensions })}\n\n`);
}
