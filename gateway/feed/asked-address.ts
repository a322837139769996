import type { GraphQLError } from 'graphql';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { Where } from './let-through.ts';
import type { Position } from './page.ts';

/** What an address of a door asks for. */
export interface Asked {
  where: Where;
  position: Position;
  /** Whether it begins at the head. */
  fromNow: boolean;
  first: number;
  /** How long an answer waits for news, in milliseconds. */
  wait: number;
}

/** The longest that a call waits, in seconds: proxies cut connections that are silent for longer. */
export const longestWait = 60;

const example = 'kommune=101&wait=30';

/**
 * Reads `after`, `tidslinje`, `first`, `wait` and the filters of the feed, each by its name in `where` with one value or
 * several behind commas. Every other parameter is refused, so that a misspelt one never gives the whole log.
 */
export function readAddress(query: Readonly<Record<string, unknown>>, filters: readonly string[], most: number): Asked {
  const { after = '0', tidslinje, first, wait = '0', ...others } = texts(query);
  const unknown = Object.keys(others).find((name) => !filters.includes(name));
  if (unknown !== undefined) throw refusal('PARAMETER_UNKNOWN', { field: unknown, example });
  const where = Object.fromEntries(Object.entries(others).map(([name, value]) => [name, { in: value.split(',') }]));
  const fromNow = after === 'head';
  return {
    where,
    position: { after: fromNow ? 0 : wholeOf('after', after, 2_147_483_647), tidslinje: tidslinje || null },
    fromNow,
    first: first === undefined ? most : Math.max(1, wholeOf('first', first, most)),
    wait: 1_000 * wholeOf('wait', wait, longestWait),
  };
}

function texts(query: Readonly<Record<string, unknown>>): Record<string, string> {
  const twice = Object.entries(query).find(([, value]) => typeof value !== 'string');
  if (twice) throw refusal('PARAMETER_UNKNOWN', { field: twice[0], example });
  return query as Record<string, string>;
}

function wholeOf(field: string, value: string, max: number): number {
  const number = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (number <= max) return number;
  throw refusal('VALUE_MALFORMED', {
    field,
    value,
    expected: `a whole number from 0 to ${max}`,
    forventet: `et helt tal fra 0 til ${max}`,
    example: '30',
  });
}

/** A place in a log as one text: what `Last-Event-ID` brings back. */
export const eventId = ({ after, tidslinje }: Position): string => `${after}:${tidslinje ?? ''}`;

/** The place that a client says it has come to; refuses anything else. */
export function readEventId(value: string): Position {
  const [, after, tidslinje] = /^(\d{1,10}):(\w{1,64})$/.exec(value) ?? [];
  if (after !== undefined && tidslinje !== undefined) return { after: Number(after), tidslinje };
  throw refusal('VALUE_MALFORMED', {
    field: 'Last-Event-ID',
    value,
    expected: 'the id of an event of this feed',
    forventet: 'id for en hændelse i dette feed',
    example: '10029:3f2c9a',
  }) satisfies GraphQLError;
}
