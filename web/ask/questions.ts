import { keepPreviousData, QueryClient, queryOptions } from '@tanstack/react-query';
import {
  AulaDocument,
  DagtilbudDocument,
  FindingsDocument,
  type FindingsQuery,
  KommuneDocument,
  type KommuneQuery,
  KommunerDocument,
  MeDocument,
  OverviewDocument,
  SearchDocument,
} from '../generated/graphql.ts';
import { ask, Failure } from './ask.ts';

/** What was asked within half a minute is not asked again. A question that was refused would be refused again. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (count, error) => count < 2 && error instanceof Failure && error.code === 'NETWORK',
    },
  },
});

export const overview = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => ask(OverviewDocument, {}, signal),
});

export const kommuner = queryOptions({
  queryKey: ['kommuner'],
  queryFn: async ({ signal }) => (await ask(KommunerDocument, {}, signal)).kommuner?.nodes ?? [],
  staleTime: Number.POSITIVE_INFINITY,
});

/** What the words find; the answer before stays in view until the new one is there. */
export const search = (text: string, first: number) =>
  queryOptions({
    queryKey: ['search', text, first],
    queryFn: async ({ signal }) => (await ask(SearchDocument, { text, first }, signal)).search,
    enabled: text !== '',
    placeholderData: keepPreviousData,
  });

export const dagtilbud = (nummer: string) =>
  queryOptions({
    queryKey: ['dagtilbud', nummer],
    queryFn: ({ signal }) => ask(DagtilbudDocument, { nummer }, signal),
  });

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => (await ask(MeDocument, {}, signal)).me ?? null,
});

export const aula = (nummer: string) =>
  queryOptions({
    queryKey: ['aula', nummer],
    queryFn: async ({ signal }) => {
      const { dagtilbud } = await ask(AulaDocument, { nummer }, signal);
      return dagtilbud && 'aula' in dagtilbud ? dagtilbud.aula : null;
    },
  });

export type KommuneTree = NonNullable<KommuneQuery['kommune']>;
export type Finding = NonNullable<FindingsQuery['findings']>['nodes'][number];

/** A municipality with all of its daginstitutioner; null when there is none with the code. */
export const kommune = (kode: string) =>
  queryOptions({ queryKey: ['kommune', kode], queryFn: ({ signal }) => wholeKommune(kode, signal) });

async function wholeKommune(kode: string, signal: AbortSignal): Promise<KommuneTree | null> {
  const pageAfter = async (after: string | null) => (await ask(KommuneDocument, { kode, after }, signal)).kommune;
  const first = await pageAfter(null);
  if (!first) return null;
  const nodes = [...first.daginstitutioner.nodes];
  for (let { pageInfo } = first.daginstitutioner; pageInfo.hasNextPage; ) {
    const page = (await pageAfter(pageInfo.endCursor ?? null))?.daginstitutioner;
    if (!page) break;
    nodes.push(...page.nodes);
    pageInfo = page.pageInfo;
  }
  return { ...first, daginstitutioner: { ...first.daginstitutioner, nodes } };
}

/** All findings of a municipality. */
export const findings = (kommuneKode: string) =>
  queryOptions({ queryKey: ['findings', kommuneKode], queryFn: ({ signal }) => allFindings(kommuneKode, signal) });

async function allFindings(kode: string, signal: AbortSignal): Promise<Finding[]> {
  const found: Finding[] = [];
  for (let after: string | null = null; ; ) {
    const page: FindingsQuery['findings'] = (await ask(FindingsDocument, { kommune: kode, after }, signal)).findings;
    found.push(...(page?.nodes ?? []));
    if (!page?.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor ?? null;
  }
}
