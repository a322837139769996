import { z } from 'zod';
import type { Deadline } from '../../common/remote/deadline.ts';
import { postGraphQL } from './post-graphql.ts';
import { Unanswered } from './unanswered.ts';

/** An object of another register; codes and numbers come as text or as numbers. */
export type Node = Record<string, string | null>;

interface Question {
  entity: string;
  /** The field that the values are of. */
  key: string;
  fields: string[];
  values: string[];
}

/** A place is an object that holds its text. */
const place = z.object({ wkt: z.string() }).transform(({ wkt }) => wkt);
const cell = z.union([z.string(), z.number().transform(String), z.null(), place]);
const page = z.object({
  nodes: z.array(z.record(z.string(), cell)),
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
});

/** There is one object for a value, seldom two; more pages than this is no answer. */
const mostPages = 5;

/** All objects that have one of the values, page by page. */
export async function readNodes(url: URL, question: Question, deadline: Deadline): Promise<Node[]> {
  const nodes: Node[] = [];
  let after: string | null | undefined = null;
  for (let read = 0; read < mostPages; read++) {
    const data = await postGraphQL(url, queryFor(question, after), deadline);
    const parsed = page.safeParse(data[question.entity]);
    if (!parsed.success) throw new Unanswered('BAD_ANSWER');
    nodes.push(...parsed.data.nodes);
    after = parsed.data.pageInfo.endCursor;
    if (!parsed.data.pageInfo.hasNextPage) return nodes;
  }
  throw new Unanswered('BAD_ANSWER');
}

/**
 * Datafordeleren's form: one root field, no aliases (DAF-GQL-0008, -0010), both times given (-0009). The values stand
 * in the query, since the names of its variable types differ between registers; JSON's strings are GraphQL's.
 */
function queryFor({ entity, key, fields, values }: Question, after: string | null | undefined): string {
  const now = JSON.stringify(new Date().toISOString());
  const from = after ? `, after: ${JSON.stringify(after)}` : '';
  const where = `{ ${key}: { in: ${JSON.stringify(values)} } }`;
  return `{ ${entity}(first: 1000${from}, virkningstid: ${now}, registreringstid: ${now}, where: ${where}) { pageInfo { hasNextPage endCursor } nodes { ${fields.join(' ')} } } }`;
}
