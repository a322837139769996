import type { ActionReach } from '../../common/auth/may.ts';
import type { Connection } from '../../common/lists/connection.ts';
import type { ListRequest } from '../../common/lists/list-request.ts';
import { readPage } from '../../common/lists/read-page.ts';
import type { AffiliationDatabase } from '../core/store/database.ts';
import { parseKommunekode } from '../units/enhed/enhed.ts';
import { type Asked, type Looker, show } from './show.ts';

/** A search: what was asked, where, and how many it found. */
export interface Search {
  where?: object | null | undefined;
  /** Where the caller may look. */
  reach: Pick<ActionReach, 'kommuner' | 'enheder'> & { all?: boolean; personer?: readonly string[] };
  formaal: string;
  antal: number | null;
  /** What the answer said; "antal" when left out. */
  hvad?: string;
}

/**
 * The line of a search. A miss, or how many there are, says something too; so every search has one for each
 * municipality that was asked about: those that its `kommune` names, or all that the caller may look in.
 */
export function searchLine({ where, reach, formaal, antal, hvad = 'antal' }: Search): Asked {
  const named = namedKommuner(where);
  const isReached = (kode: string) => reach.all === true || reach.kommuner.includes(kode);
  const kommuner = named === null ? reach.kommuner : named.filter(isReached);
  const enheder = named === null ? reach.enheder : [];
  return {
    lineKind: 'soegning',
    kommuner,
    enheder,
    personer: reach.personer ?? [],
    hvad,
    formaal,
    antal,
    spoergsmaal: questionOf(where),
  };
}

/** A page of a list that tells of people, in one transaction with the line that says who looked for what. */
export const searchPage = <Row extends object>(
  database: AffiliationDatabase,
  looker: Looker,
  request: ListRequest,
  asked: Omit<Search, 'antal'>,
): Promise<Connection<Row>> =>
  show(database, looker, async (query) => {
    const result = await readPage<Row>(query, database.provider, request);
    return { result, seen: [], asked: [searchLine({ ...asked, antal: result.totalCount })] };
  });

/** The municipalities that a search is confined to; null when it is not. */
export function namedKommuner(where: object | null | undefined): string[] | null {
  const { kommune } = (where ?? {}) as { kommune?: string | { eq?: string | null; in?: string[] | null } | null };
  const given = typeof kommune === 'string' ? { eq: kommune } : kommune;
  const named = given?.in ?? (given?.eq == null ? null : [given.eq]);
  return named?.map((kode) => parseKommunekode(kode, 'where.kommune')) ?? null;
}

const longest = 500;

/** What a `where` asks: the names of its fields and operators, as in "cpr, navn(contains)". Never what stands in them. */
export function questionOf(where: object | null | undefined): string {
  const text = partOf(where ?? {}) || 'alle';
  return text.length > longest ? `${text.slice(0, longest)} …` : text;
}

function partOf(part: object): string {
  const given = Object.entries(part).filter(([, value]) => value !== undefined);
  return given.map(([key, value]) => `${key}${innerOf(value)}`).join(', ');
}

function innerOf(value: unknown): string {
  if (Array.isArray(value)) {
    const parts = value.filter((one): one is object => typeof one === 'object' && one !== null);
    return parts.length === 0 ? '' : `(${parts.map(partOf).join(' | ')})`;
  }
  return typeof value === 'object' && value !== null ? `(${partOf(value)})` : '';
}
