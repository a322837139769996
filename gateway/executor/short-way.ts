import type { IncomingMessage } from 'node:http';
import {
  type DocumentNode,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { measure } from '../plugins/cost.ts';
import { limits } from '../plugins/limits.ts';
import { asksOutside, isPublicQuery } from './public-query.ts';

/** A query that was answered before, and what must be checked before it is answered again. */
export interface KnownQuery {
  document: DocumentNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  /** Coerced to their types. */
  coerced: Record<string, unknown>;
  cost: number;
  /** The media type of its answer. */
  type: string;
  /** Whether the answer follows from the public data alone. */
  isPublic: boolean;
}

interface Learnt {
  isPublic: boolean;
  document: DocumentNode;
  operationName: string | undefined;
  definitions: readonly VariableDefinitionNode[];
}

/** Larger bodies go the long way, which parses them in turns with others. */
const largest = 16_384;
/** So do variables with more values than this. */
const mostValues = 500;

/**
 * Finds the requests that need none of what GraphQL's server does for requests in general: queries that it has answered
 * before, asked for in the same form. Everything else, and whatever is wrong in any way, goes the long way, so that all
 * refusals are made in one place.
 */
export class ShortWay {
  readonly #schema: GraphQLSchema;
  readonly #queries = new LRUCache<string, Learnt>({ max: 500 });
  /** By what a caller accepts: the media type that it was answered in. */
  readonly #types = new LRUCache<string, string>({ max: 100 });

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** Learns a query that was found valid and within the limits. */
  learn(text: string, operationName: string | null | undefined, document: DocumentNode): void {
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.QUERY) return;
    const { variableDefinitions = [] } = operation;
    const name = operationName ?? undefined;
    const isPublic = isPublicQuery(this.#schema, document);
    const learnt = { document, operationName: name, definitions: variableDefinitions, isPublic };
    this.#queries.set(keyOf(text, name), learnt);
  }

  /** Learns the media type of answers to those who accept this. */
  learnType(accept: string | null, type: string | null): void {
    if (type) this.#types.set(accept ?? '', type);
  }

  find(request: IncomingMessage, body: Buffer | undefined): KnownQuery | null {
    const { headers } = request;
    const type = this.#types.get(headers.accept ?? '');
    if (!type || headers['x-cost']) return null;
    const { query, operationName, variables = {}, ...more } = parametersOf(request, body) ?? {};
    if (typeof query !== 'string' || !isNameOrNothing(operationName) || Object.keys(more).length > 0) return null;
    const known = this.#queries.get(keyOf(query, operationName ?? undefined));
    if (!known || !areOrdinary(variables)) return null;
    const { document, definitions } = known;
    const { coerced } = getVariableValues(this.#schema, definitions, variables);
    if (!coerced) return null;
    const { cost, depth } = measure(this.#schema, document, known.operationName, variables);
    if (cost > limits.cost || depth > limits.depth) return null;
    const isPublic = known.isPublic && !asksOutside(variables);
    return { document, operationName: known.operationName, variables, coerced, cost, type, isPublic };
  }
}

const keyOf = (text: string, operationName: string | undefined): string => `${operationName ?? ''} ${text}`;

const isNameOrNothing = (value: unknown): value is string | null | undefined =>
  value == null || typeof value === 'string';

/** The parameters of a request in one of the usual forms; null for any other. */
function parametersOf({ method, headers, url = '' }: IncomingMessage, body: Buffer | undefined) {
  if (method === 'POST') {
    const isPlain = headers['content-type'] === 'application/json' && body !== undefined;
    return isPlain && body.length <= largest ? parse(body.toString()) : null;
  }
  if (method !== 'GET' || url.length > largest || headers.accept?.includes('text/html')) return null;
  const { variables, ...others } = Object.fromEntries(new URL(url, 'http://localhost').searchParams);
  if (/\bcpr\b/i.test(url)) return null;
  return variables === undefined ? others : { ...others, variables: parse(variables) };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null; // the long way says what is wrong
  }
}

/** Few values, none deep, all of them Unicode text. */
function areOrdinary(variables: unknown): variables is Record<string, unknown> {
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) return false;
  let left = mostValues;
  const isOrdinary = (value: unknown, depth: number): boolean => {
    if (--left < 0 || depth > 20) return false;
    if (typeof value === 'string') return value.isWellFormed();
    if (typeof value !== 'object' || value === null) return true;
    return Object.values(value).every((one) => isOrdinary(one, depth + 1));
  };
  return isOrdinary(variables, 0);
}
