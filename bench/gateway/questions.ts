import { readExample } from '../../gateway/examples/read-examples.ts';

/** A question in as many bodies as are sent in turn; all have the same answer's size. */
export interface Question {
  name: string;
  bodies: string[];
}

const kommuner = [
  '101',
  '147',
  '151',
  '157',
  '183',
  '217',
  '219',
  '253',
  '259',
  '306',
  '370',
  '461',
  '561',
  '615',
  '621',
  '657',
  '740',
  '751',
  '791',
  '851',
];

const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

/** The query that the product is tuned for, of one municipality. Pages of 400 and of 1,000 have all of it, so that variables differ and answers do not. */
function tree(kode: string, isRepeated: boolean): Question {
  const query = readExample('kommune-trae')
    .query.replace('query KommuneTrae', 'query KommuneTrae($kode: String!, $first: Int!)')
    .replace('kode: "101"', 'kode: $kode')
    .replace('first: 1000', 'first: $first');
  const bodies = times(isRepeated ? 1 : 600, (i) => JSON.stringify({ query, variables: { kode, first: 400 + i } }));
  return { name: `tree of ${kode}${isRepeated ? ', repeated' : ''}`, bodies };
}

const small = (isRepeated: boolean): Question => ({
  name: `small${isRepeated ? ', repeated' : ''}`,
  bodies: (isRepeated ? ['740'] : kommuner).map((kode) =>
    JSON.stringify({ query: 'query Small($kode: String!) { kommune(kode: $kode) { navn } }', variables: { kode } }),
  ),
});

export const questions = [false, true].flatMap((isRepeated) => [
  small(isRepeated),
  tree('740', isRepeated),
  tree('101', isRepeated),
]);
