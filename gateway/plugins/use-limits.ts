import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { type Measured, measure } from './cost.ts';
import { sizeOf } from './document-size.ts';
import { checkText } from './document-text.ts';
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
 * Refuses a query that is too large with LIMIT_EXCEEDED, before it is validated: that takes time too. Tells what an
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
