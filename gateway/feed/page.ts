import type { GraphQLError } from 'graphql';
import {
  type Holds,
  type LevelField,
  levelFields,
  type Niveau,
  niveauer,
  niveauOrder,
} from '../../subgraphs/register/dagtilbud/fields.ts';
import type { Feed } from '../supergraph/public-schema.ts';

/** A change as the doors send it: what the query of its feed answers. */
export interface Line {
  changeNumber: number;
  action: string;
  niveau?: string;
  nummer?: string;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  daginstitutionBefore: string | null;
  daginstitutionAfter: string | null;
  movement: string;
  fields: { field: string }[];
}

/** A stretch of a change log, as every feed has it. */
export interface Page<Node = Line> {
  nodes: Node[];
  last: number;
  hasMore: boolean;
  head: number;
  tidslinje: string;
}

/** Up to which number of which timeline a log was followed. */
export interface Position {
  after: number;
  tidslinje: string | null;
}

/** Why a feed gives no page. */
export class FeedRefused extends Error {
  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors[0]?.message ?? 'refused');
  }
}

const places = 'kommuneBefore kommuneAfter daginstitutionBefore daginstitutionAfter movement';
const changeset = 'changeset { first last at actor requestId source }';
const stretch = 'last hasMore head tidslinje';

const plainly = new Set<Holds>(['text', 'freeText', 'coordinate', 'nummer', 'navn']);

/** All that a level holds itself, from its table of fields: codes by their values, the address as one object. */
function contentOf(niveau: Niveau): string {
  const fields: Record<string, LevelField> = levelFields[niveau];
  const known = Object.entries(fields).filter(([, { files }]) => files.length > 0);
  const selected = known.map(([column, { holds, input = [column] }]) => {
    const [name = column, ...within] = input.toReversed();
    return { within: within.join(), text: plainly.has(holds) ? name : `${name} { kode }` };
  });
  const of = (place: string) => selected.flatMap(({ within, text }) => (within === place ? [text] : [])).join(' ');
  const adresse = of('adresse');
  return `... on ${niveauer[niveau].type} { ${of('')}${adresse ? ` adresse { ${adresse} }` : ''} }`;
}

/** An object of the register with everything that it holds itself, and the number of its parent. */
const object = `fragment Whole on Dagtilbud { __typename nummer version ${niveauOrder.map(contentOf).join(' ')} }`;

const asking = (feed: Feed, where: string, nodes: string) => `
  query Feed($after: Int!, $tidslinje: ID, $first: Int!, $where: ${where}) {
    ${feed}(after: $after, tidslinje: $tidslinje, first: $first, where: $where) { nodes { ${nodes} } ${stretch} } }`;

/** The query of each feed; the doors send its answer. */
export const queries: Readonly<Record<Feed, { text: string; where: string }>> = {
  changes: {
    where: 'ChangeWhere',
    text: `${asking(
      'changes',
      'ChangeWhere',
      `id changeNumber action niveau nummer ${places} ${changeset} fields { field before after } after { ...Whole } along { ...Whole }`,
    )} ${object}`,
  },
  affiliationChanges: {
    where: 'AffiliationChangeWhere',
    text: asking(
      'affiliationChanges',
      'AffiliationChangeWhere',
      `id changeNumber action objectKind objectId enhedBefore enhedAfter ${places} ${changeset} ended sidsteDag fields { field before after personal }`,
    ),
  },
};
