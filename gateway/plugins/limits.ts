import { maxHeaderSize } from 'node:http';
import type { CprLimits } from '../../subgraphs/affiliation/people/opslag/cpr-limits.ts';
import { mostIn, mostOf } from '../../subgraphs/common/most.ts';

/**
 * How large one request may be. Each is at least twice what the largest of the shipped examples (gateway/examples/)
 * needs, so that honest queries pass and a crafted one cannot ask for the register many times over; tests hold that.
 */
export const limits = {
  /** Levels of fields: the people of a municipality's units, in `edges` and `node`, need 13. */
  depth: 20,
  /** Sixty look-ups in one query, and room. */
  aliases: 100,
  directives: 50,
  fragments: 100,
  /** Words and signs of the query text: a list of 590 numbers, or sixty look-ups of ten fields. */
  tokens: 4000,
  /** Fields, spreads and inline fragments of the query text. */
  selections: 1000,
  /** Pairs of fields of one name: validation compares them, so these many take it some hundredths of a second. */
  namesakes: 100_000,
  /**
   * What the answer may be made of, in fields of objects (`gateway/plugins/cost.ts`): about two seconds of work, and
   * 40 MB of text. The tree of the largest municipality with 45 fields of every unit is counted as 110,000, AULA
   * readiness of it with every check as 210,000, the people of one unit with their contacts as 130,000: all pass with
   * as much again. The whole country at once, 99 municipalities of up to a thousand institutions each, does not: that
   * is a page at a time of `anvisningsenheder`, or a file of /eksport.
   */
  cost: 500_000,
  /** Objects and lists inside each other in the variables: `where` with AND / OR twenty deep needs 43. */
  variableDepth: 60,
  /** Values, objects and lists of a large body: twice those of the largest batch. */
  values: 300_000,
  /** Items of a list in the variables: twice the rows of the largest call, applyTilknytninger. */
  items: 10_000,
  /** A text, or number, of a large body in bytes: what a whole body of the public may be. */
  textBytes: 131_072,
  /** Fields of one large object: more than any of ours has, with room for the variables of a query. */
  fields: 1000,
  /** Selections, objects and lists inside each other in the query text: more than any filter of ours needs. */
  nesting: 49,
  /** Request body, bytes: twice the largest batch that applyChanges takes, each change with every field filled in. */
  bodyBytes: 8_388_608,
} as const;

/** What the query `status` says of each: the processes that measure and the one that answers have it from here. */
const meanings: Record<keyof typeof limits, string> = {
  depth: 'levels of fields',
  aliases: 'aliases in the text of the query',
  directives: 'directives in the text of the query',
  fragments: 'definitions of fragments',
  tokens: 'words and signs of the text of the query',
  selections: 'fields, spreads and inline fragments in the text of the query',
  namesakes: 'pairs of fields of one name in the text of the query',
  cost: 'fields of objects in the answer, as foreseen and as it is; see docs/operations.md',
  variableDepth: 'objects and lists inside each other in the variables',
  values: 'values, objects and lists in the body of a request',
  items: 'items of a list in the variables',
  textBytes: 'bytes of one text in a body of more than 65536 bytes',
  fields: 'fields of one object in a body of more than 65536 bytes',
  nesting: 'selections, objects and lists inside each other in the text of the query',
  bodyBytes: 'bytes of the body of a request',
};

const meaningsIn: Record<keyof typeof mostIn, string> = {
  changes: 'changes in one call of applyChanges',
  tilknytningRows: 'rows in one call of applyTilknytninger, each contact in the row of a child counted as one',
  enheder: 'institution numbers that a write of people names in one list',
  first: 'the length of a page: `first`',
  conditions: 'conditions in one `where`',
  conditionDepth: 'AND and OR inside each other in one `where`',
  conditionValues: 'values of one `in`',
  searchWords: 'words of one search',
  comparedCharacters: 'characters of a text that is searched for or compared with names and addresses',
  formaalCharacters: 'characters of `formaal`',
};

interface Limited {
  requestTimeout: number;
  limits: {
    publicBodyBytes: number;
    requestsPerMinute: number | null;
    admission: { perCaller: number; total: number };
  };
  affiliation: { cprLimits: CprLimits };
}

/** Requests of one address in a minute, where nothing else is said. */
export const usualRate = 6_000;

export const shownLimits = ({
  requestTimeout,
  limits: { publicBodyBytes, requestsPerMinute, admission },
  affiliation,
}: Limited) => [
  ...Object.entries(limits).map(([name, max]) => ({ name, max, meaning: meanings[name as keyof typeof limits] })),
  { name: 'objects', max: mostOf.objects, meaning: 'objects in all lists of one answer' },
  { name: 'rows', max: mostOf.rows, meaning: 'rows that are read for one answer' },
  ...Object.entries(mostIn).map(([name, max]) => ({ name, max, meaning: meaningsIn[name as keyof typeof mostIn] })),
  { name: 'headBytes', max: maxHeaderSize, meaning: 'bytes of the head of a request' },
  { name: 'publicBodyBytes', max: publicBodyBytes, meaning: 'bytes of the body of a request of who may not write' },
  {
    name: 'requestsPerMinute',
    max: requestsPerMinute ?? usualRate,
    meaning: 'requests of one address in a minute; unless it is set, without a limit from the machine itself',
  },
  { name: 'costPerCaller', max: admission.perCaller, meaning: 'cost of what one caller has under way at once' },
  { name: 'costAtOnce', max: admission.total, meaning: 'cost of what all callers have under way at once' },
  {
    name: 'cprLookupsPerDay',
    max: affiliation.cprLimits.lookups,
    meaning: 'CPR numbers that a caller has looked up in a day',
  },
  ...(affiliation.cprLimits.lookupsAll === 0 ? [] : [lookupsAll(affiliation.cprLimits)]),
  { name: 'cprWritesPerDay', max: affiliation.cprLimits.writes, meaning: 'CPR numbers that a caller stores in a day' },
  ...birthdayLimits(affiliation.cprLimits),
  { name: 'milliseconds', max: requestTimeout, meaning: 'from a request to the end of its work' },
];

const lookupsAll = ({ lookupsAll: max }: CprLimits) => ({
  name: 'cprLookupsAllPerDay',
  max,
  meaning: 'CPR numbers that all callers of a municipality have looked up in a day',
});

function birthdayLimits({ birthday, birthdayYear, birthdayAll, birthdayAllYear }: CprLimits) {
  const meaning = 'new CPR numbers of one birth date for one municipality';
  return [
    { name: 'cprBirthdayPerDay', max: birthday, meaning: `${meaning} that a caller gives in a day` },
    { name: 'cprBirthdayPerYear', max: birthdayYear, meaning: `${meaning} that a caller gives in a year` },
    { name: 'cprBirthdayAllPerDay', max: birthdayAll, meaning: `${meaning} that all callers give in a day` },
    { name: 'cprBirthdayAllPerYear', max: birthdayAllYear, meaning: `${meaning} that all callers give in a year` },
  ];
}
