import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FieldNode,
  GraphQLError,
  type GraphQLField,
  getArgumentValues,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
} from 'graphql';
import { maskErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import type { Subscribe } from '../executor/federated-graph.ts';
import { coerceVariables } from '../plugins/use-variable-types.ts';
import type { Feed } from '../supergraph/public-schema.ts';
import type { Feeds, Follower } from './feeds.ts';
import { isAnswerable, type Where } from './let-through.ts';
import { FeedRefused, type Page, type Position } from './page.ts';

/** What lets a subscription in, and what ends it. */
export interface Entrance {
  feeds: Feeds;
  /** Takes a place, and returns what gives it back. */
  enter(follower: Follower, from: { address: string; signal: AbortSignal }): Promise<() => void>;
  stopping: AbortSignal;
  onFailure(errors: readonly GraphQLError[], requestId: string): void;
}

/** A subscription, as the query that answers each of its pages. */
interface Asked {
  feed: Feed;
  /** The name of the feed in the answer. */
  name: string;
  document: DocumentNode;
  operationName: string | null | undefined;
  /** As they were sent. */
  variables: Record<string, unknown>;
  where: Where;
  first: number;
  /** Null: from now on. */
  after: number | null;
  tidslinje: string | null;
}

/** Follows a log for a subscription, and answers each page with its selection. */
export const subscriptionsOf =
  ({ feeds, enter, stopping, onFailure }: Entrance): Subscribe =>
  async (args, { origin, credentials, address, response }) => {
    const follower: Follower = { caller: origin.caller, requestId: origin.requestId, credentials };
    const end = new AbortController();
    const onClose = () => end.abort();
    response.once('close', onClose);
    const signal = AbortSignal.any([end.signal, stopping]);
    const failed = (error: unknown): ExecutionResult => {
      const errors = error instanceof FeedRefused ? error.errors : [toGraphQL(error)];
      onFailure(errors, origin.requestId);
      return { errors: maskErrors(errors) };
    };
    let leave: () => void;
    let pages: AsyncGenerator<ExecutionResult>;
    try {
      const asked = await readAsked(args);
      if ('errors' in asked) return asked;
      leave = await enter(follower, { address, signal });
      pages = pagesOf(feeds, follower, asked, signal, failed);
    } catch (error) {
      return failed(error);
    }
    const close = async () => {
      end.abort();
      leave();
      response.removeListener('close', onClose);
      await pages.return(undefined);
      return { done: true, value: undefined } as const;
    };
    response.once('close', () => void close());
    const iterator = {
      next: async () => {
        const found = await pages.next();
        return found.done ? close() : found;
      },
      return: close,
      throw: close,
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  };

const toGraphQL = (error: unknown): GraphQLError =>
  error instanceof GraphQLError ? error : new GraphQLError('feed', { originalError: error as Error });

async function* pagesOf(
  feeds: Feeds,
  follower: Follower,
  asked: Asked,
  signal: AbortSignal,
  failed: (error: unknown) => ExecutionResult,
): AsyncGenerator<ExecutionResult> {
  try {
    const { feed, where } = asked;
    let position: Position = { after: asked.after ?? 0, tidslinje: asked.tidslinje };
    let head: number | undefined;
    if (asked.after === null) {
      const now = await feeds.page(feed, follower, { where, position, first: 1 }); // finds errors in the question
      position = { after: now.head, tidslinje: now.tidslinje };
      head = now.head;
    }
    while (!signal.aborted) {
      const { seen } = feeds.news(feed);
      const { page, data } = await nextPage(feeds, follower, asked, where, position, head);
      if (signal.aborted) return;
      if (data && page.nodes.length > 0) yield { data };
      position = { after: page.last, tidslinje: page.tidslinje };
      head = page.head;
      if (!page.hasMore) await feeds.news(feed).after(seen, signal);
    }
  } catch (error) {
    yield failed(error);
  }
}

/** The next page; without its answer where what was read for all already shows that nothing is let through. */
async function nextPage(
  feeds: Feeds,
  follower: Follower,
  asked: Asked,
  where: Where,
  position: Position,
  head: number | undefined,
): Promise<{ page: Page<unknown>; data: Record<string, unknown> | null }> {
  if (asked.feed === 'changes' && head !== undefined && isAnswerable(where)) {
    const page = await feeds.page('changes', follower, { where, position, head });
    if (page.nodes.length === 0) return { page, data: null };
  }
  const { document, operationName, name } = asked;
  const from = { [words.after]: position.after, [words.tidslinje]: position.tidslinje, [words.first]: asked.first };
  const variables = { ...asked.variables, ...from };
  const key = `${operationName ?? ''} ${print(document)}`;
  const found = await feeds.askOnce(asked.feed, follower, key, { document, operationName, variables });
  const { page: read, answer } = apart(found[name] as Record<string, unknown>);
  return { page: read, data: { [name]: answer } };
}

/** Names in the query beside the caller's own: what the gateway needs to know of a page. */
const place = {
  nodes: 'feed_nodes_',
  last: 'feed_last_',
  hasMore: 'feed_hasMore_',
  head: 'feed_head_',
  tidslinje: 'feed_tidslinje_',
} as const;
const words = { after: 'feed_after_', tidslinje: 'feed_timeline_', first: 'feed_first_' } as const;

const own = parse(`query($${words.after}: Int!, $${words.tidslinje}: ID, $${words.first}: Int) {
  x(after: $${words.after}, tidslinje: $${words.tidslinje}, first: $${words.first}) {
    ${place.nodes}: nodes { __typename } ${place.last}: last ${place.hasMore}: hasMore ${place.head}: head
    ${place.tidslinje}: tidslinje } }`).definitions[0] as OperationDefinitionNode;
const ownField = own.selectionSet.selections[0] as FieldNode;

/** An answer as its caller asked for it, and its page. */
function apart(found: Record<string, unknown>): { page: Page<unknown>; answer: Record<string, unknown> } {
  const names = new Set<string>(Object.values(place));
  const answer = Object.fromEntries(Object.entries(found).filter(([name]) => !names.has(name)));
  const page = Object.fromEntries(Object.entries(place).map(([name, as]) => [name, found[as]]));
  return { page: page as unknown as Page<unknown>, answer };
}

const documents = new WeakMap<DocumentNode, Map<string, DocumentNode>>();

/** The query of a subscription: the same selection, from the place that it has come to, and that place beside it. */
async function readAsked(args: ExecutionArgs): Promise<Asked | { errors: readonly GraphQLError[] }> {
  const { schema, document, operationName, variableValues } = args;
  const operation = getOperationAST(document, operationName) as OperationDefinitionNode;
  const field = fieldOf(operation.selectionSet.selections, document);
  const feed = field.name.value as Feed;
  const definition = schema.getSubscriptionType()?.getFields()[feed] as GraphQLField<unknown, unknown>;
  const { values, errors } = await coerceVariables(args);
  if (errors.length > 0) return { errors };
  const given = getArgumentValues(definition, field, values) as { after?: number; first?: number; tidslinje?: string };
  const byName = documents.get(document) ?? new Map<string, DocumentNode>();
  documents.set(document, byName);
  const known = byName.get(operationName ?? '') ?? toQuery(document, operation, field);
  byName.set(operationName ?? '', known);
  return {
    feed,
    name: field.alias?.value ?? feed,
    document: known,
    operationName: operation.name?.value,
    variables: { ...variableValues },
    where: askedWhere(field, { ...variableValues }),
    first: given.first ?? 100,
    after: given.after ?? null,
    tidslinje: given.tidslinje ?? null,
  };
}

/** A subscription has one field, which may stand in fragments (GraphQL, 5.2.4.1). */
function fieldOf(selections: readonly SelectionNode[], document: DocumentNode): FieldNode {
  const [only] = selections;
  if (only?.kind === Kind.FIELD) return only;
  if (only?.kind === Kind.INLINE_FRAGMENT) return fieldOf(only.selectionSet.selections, document);
  const fragment = document.definitions.find(
    (node) => node.kind === Kind.FRAGMENT_DEFINITION && only !== undefined && node.name.value === only.name.value,
  );
  if (fragment?.kind !== Kind.FRAGMENT_DEFINITION) throw new Error('the subscription selects nothing');
  return fieldOf(fragment.selectionSet.selections, document);
}

function toQuery(document: DocumentNode, operation: OperationDefinitionNode, field: FieldNode): DocumentNode {
  const where = (field.arguments ?? []).filter(({ name }) => name.value === 'where');
  const args = [...where, ...((ownField.arguments ?? []) as ArgumentNode[])];
  const selections = [...(field.selectionSet?.selections ?? []), ...(ownField.selectionSet?.selections ?? [])];
  const selectionSet = { kind: Kind.SELECTION_SET, selections } as const;
  const query: OperationDefinitionNode = {
    ...operation,
    operation: OperationTypeNode.QUERY,
    variableDefinitions: [...(operation.variableDefinitions ?? []), ...(own.variableDefinitions ?? [])],
    selectionSet: { kind: Kind.SELECTION_SET, selections: [{ ...field, arguments: args, selectionSet }] },
  };
  const others = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
  return { kind: Kind.DOCUMENT, definitions: [query, ...others] };
}

/** `where` as the caller wrote it: code has other values for it. */
function askedWhere(field: FieldNode, variables: Record<string, unknown>): Where {
  const value = field.arguments?.find(({ name }) => name.value === 'where')?.value;
  return ((value && written(value, variables)) ?? {}) as Where;
}

function written(value: ArgumentNode['value'], variables: Record<string, unknown>): unknown {
  if (value.kind === Kind.VARIABLE) return variables[value.name.value];
  if (value.kind === Kind.NULL) return null;
  if (value.kind === Kind.LIST) return value.values.map((one) => written(one, variables));
  if (value.kind === Kind.OBJECT)
    return Object.fromEntries(value.fields.map(({ name, value: one }) => [name.value, written(one, variables)]));
  return value.value;
}
