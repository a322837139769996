import type { TypedDocumentString } from '../generated/graphql.ts';

/** What went wrong with a question; `code` is the stable code of the service, or NETWORK where it was not reached. */
export class Failure extends Error {
  readonly code: string;
  /** The error in each language. */
  readonly texts: { da: string; en: string } | null;

  constructor(code: string, texts: { da: string; en: string } | null = null) {
    super(texts?.en ?? code);
    this.code = code;
    this.texts = texts;
  }
}

interface ErrorOfGraph {
  message: string;
  extensions?: { code?: string; da?: string; en?: string };
}

interface Answer<Data> {
  data?: Data | null;
  errors?: ErrorOfGraph[];
}

/** Asks the public API, as any caller does. An answer that lacks a part counts as one; what is missing of it is null. */
export async function ask<Data, Variables>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  const { data, errors } = await send<Data>({ query: document.toString(), variables }, signal);
  const [first] = errors ?? [];
  if (data === null || data === undefined || (first && isEmpty(data))) throw failureOf(first);
  return data;
}

const isEmpty = (data: object): boolean => Object.values(data).every((value) => value === null);

async function send<Data>(body: object, signal?: AbortSignal): Promise<Answer<Data>> {
  const headers = { 'content-type': 'application/json', accept: 'application/json' };
  try {
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(body), signal });
    return (await response.json()) as Answer<Data>;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Failure('NETWORK');
  }
}

function failureOf(error?: ErrorOfGraph): Failure {
  const { code = 'INTERNAL_SERVER_ERROR', da, en } = error?.extensions ?? {};
  return new Failure(code, da === undefined ? null : { da, en: en ?? error?.message ?? da });
}
