import type { Feed } from '../supergraph/public-schema.ts';
import type { Feeds, Follower } from './feeds.ts';
import type { Where } from './let-through.ts';
import type { Line, Position } from './page.ts';

/** What a follower gets: lines, or none where only its place has moved on. */
export interface Followed {
  lines: Line[];
  position: Position;
}

/** Follows a log from a place on, until the signal ends it. */
export async function* follow(
  feeds: Feeds,
  feed: Feed,
  follower: Follower,
  { where, position: start }: { where: Where; position: Position },
  signal: AbortSignal,
): AsyncGenerator<Followed> {
  let position = start;
  let known: number | undefined;
  while (!signal.aborted) {
    const { seen } = feeds.news(feed);
    const {
      nodes: lines,
      last,
      hasMore,
      head,
      tidslinje,
    } = await feeds.page(feed, follower, {
      where,
      position,
      head: known,
    });
    position = { after: last, tidslinje };
    known = head;
    if (signal.aborted) return;
    yield { lines, position };
    if (!hasMore) await feeds.news(feed).after(seen, signal);
  }
}
