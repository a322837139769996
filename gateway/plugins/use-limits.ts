import { costLimitPlugin } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesPlugin } from '@escape.tech/graphql-armor-max-directives';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import type { ValidationContext } from 'graphql';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { limits } from './limits.ts';

/** Refuses a query that is too large before it is planned, with LIMIT_EXCEEDED. */
export const useLimits = () => [
  maxTokensPlugin({
    n: limits.tokens,
    onReject: [() => refuse('the number of tokens', 'antallet af ord og tegn', limits.tokens)],
  }),
  maxDepthPlugin({ n: limits.depth, flattenFragments: true, ...report('the depth', 'dybden', limits.depth) }),
  maxAliasesPlugin({ n: limits.aliases, ...report('the number of aliases', 'antallet af aliaser', limits.aliases) }),
  maxDirectivesPlugin({
    n: limits.directives,
    ...report('the number of directives', 'antallet af direktiver', limits.directives),
  }),
  costLimitPlugin({ maxCost: limits.cost, flattenFragments: true, ...report('the cost', 'omkostningen', limits.cost) }),
];

/** Found while validating: reported with whatever else is wrong with the query. */
const report = (what: string, hvad: string, max: number) => ({
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null) => context?.reportError(refusal('LIMIT_EXCEEDED', { what, hvad, max })),
  ],
});

/** Found while parsing: nothing more can be said of the query. */
function refuse(what: string, hvad: string, max: number): never {
  throw refusal('LIMIT_EXCEEDED', { what, hvad, max });
}
