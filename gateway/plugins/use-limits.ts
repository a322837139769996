import { type ASTNode, type DocumentNode, type GraphQLSchema, Kind, Lexer, Source, TokenKind } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type Measured, measure } from './cost.ts';
import { limits } from './limits.ts';
import { tooMuch } from './request-error.ts';

/** What was measured of a request's operation. */
const costs = new WeakMap<Request, number>();

/** What a request's operation was measured at. */
export const requestedCost = (request: Request): number => costs.get(request) ?? 0;

/**
 * What a request's answer may be made of: it may well be more than was foreseen, of lists that take no `first`, but
 * never more than what may be asked for at all.
 */
export const allowanceOf = (requested: number): number => Math.min(10_000 + 4 * requested, limits.cost);

/**
 * Refuses a query that is too large with LIMIT_EXCEEDED, before it is validated: that takes time too. Says what an
 * operation costs where the header `x-cost: true` asks for it.
 */
export function useLimits(): Plugin {
  let schema: GraphQLSchema | undefined;
  return {
    onSchemaChange: (changed) => {
      schema = changed.schema;
    },
    onParse: ({ context: { request, params }, parseFn, setParseFn }) => {
      setParseFn((source, options) => {
        checkText(typeof source === 'string' ? source : source.body);
        return parseFn(source, options);
      });
      return ({ result }: { result: DocumentNode | Error | null }) => {
        if (!schema || !result || result instanceof Error) return;
        const measured = measure(schema, result, params.operationName, params.variables);
        costs.set(request, measured.cost);
        checkSize(result);
        checkMeasured(measured);
      };
    },
    onResultProcess: ({ request, result, setResult }) => {
      const requested = costs.get(request);
      if (requested === undefined || request.headers.get('x-cost') !== 'true') return;
      if (Array.isArray(result) || Symbol.asyncIterator in result) return;
      setResult({ ...result, extensions: { ...result.extensions, cost: { requested, max: limits.cost } } });
    },
  };
}

function checkSize(document: DocumentNode): void {
  const { aliases, directives, fragments, selections, namesakes } = sizeOf(document);
  check('the number of aliases', 'antallet af aliaser', aliases, limits.aliases);
  check('the number of directives', 'antallet af direktiver', directives, limits.directives);
  check('the number of fragments', 'antallet af fragmenter', fragments, limits.fragments);
  check('the number of selections', 'antallet af valgte felter', selections, limits.selections);
  check(
    'the number of pairs of fields of one name',
    'antallet af par af felter med samme navn',
    namesakes,
    limits.namesakes,
  );
}

function checkMeasured({ cost, depth, dearest }: Measured): void {
  check('the depth', 'dybden', depth, limits.depth);
  if (cost <= limits.cost) return;
  const error = tooMuch(`the cost of ${cost}`, `omkostningen på ${cost}`, limits.cost);
  Object.assign(error.extensions, { cost: { requested: cost, max: limits.cost, dearest: dearest().join('.') } });
  throw error;
}

function check(what: string, hvad: string, value: number, max: number): void {
  if (value > max) throw tooMuch(what, hvad, max);
}

/** How much a document holds, however often it is used. */
interface DocumentSize {
  aliases: number;
  directives: number;
  /** Definitions of fragments: validation may hold each against each. */
  fragments: number;
  /** Fields, spreads and inline fragments. */
  selections: number;
  /** Pairs of fields of one name in the answer, wherever they stand: validation may compare each. */
  namesakes: number;
}

const known = new WeakMap<DocumentNode, DocumentSize>();

/** Counted once for a document, which the server keeps for when it comes again. */
function sizeOf(document: DocumentNode): DocumentSize {
  const size = known.get(document) ?? count(document);
  known.set(document, size);
  return size;
}

function count(document: DocumentNode): DocumentSize {
  const size: DocumentSize = { aliases: 0, directives: 0, fragments: 0, selections: 0, namesakes: 0 };
  const names = new Map<string, number>();
  const open: ASTNode[] = [...document.definitions];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('directives' in node) size.directives += node.directives?.length ?? 0;
    if (node.kind === Kind.FRAGMENT_DEFINITION) size.fragments++;
    if (node.kind === Kind.OPERATION_DEFINITION) open.push(...(node.variableDefinitions ?? []));
    if ('selectionSet' in node && node.selectionSet) open.push(...node.selectionSet.selections);
    if (node.kind !== Kind.FIELD && node.kind !== Kind.FRAGMENT_SPREAD && node.kind !== Kind.INLINE_FRAGMENT) continue;
    size.selections++;
    if (node.kind !== Kind.FIELD) continue;
    if (node.alias) size.aliases++;
    const name = (node.alias ?? node.name).value;
    const before = names.get(name) ?? 0;
    size.namesakes += before;
    names.set(name, before + 1);
  }
  return size;
}

/** What opens and closes a selection set, an object or a list. */
const steps: Record<string, number> = {
  [TokenKind.BRACE_L]: 1,
  [TokenKind.BRACKET_L]: 1,
  [TokenKind.BRACE_R]: -1,
  [TokenKind.BRACKET_R]: -1,
};

/** Refuses a text that is too long, or nested too deep for the parser's stack, without parsing it. */
function checkText(text: string): void {
  const lexer = new Lexer(new Source(text));
  let [tokens, depth] = [0, 0];
  while (lexer.advance().kind !== TokenKind.EOF) {
    depth += steps[lexer.token.kind] ?? 0;
    if (++tokens > limits.tokens) throw tooMuch('the number of tokens', 'antallet af ord og tegn', limits.tokens);
    if (depth > limits.nesting)
      throw tooMuch('the nesting of the query', 'indlejringen i forespørgslen', limits.nesting);
  }
}
