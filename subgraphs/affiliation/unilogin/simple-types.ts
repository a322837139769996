import { isDay } from '../../common/parse/is-day.ts';
import { koder } from './koder.ts';

/** What an element or attribute of the document may hold, in the words of XML Schema; lengths are of characters. */
export interface SimpleType {
  base: 'token' | 'string' | 'date' | 'int';
  length?: number;
  minLength?: number;
  maxLength?: number;
  /** The whole value. What is written here means the same in XML Schema and in JavaScript. */
  pattern?: string;
  enumeration?: readonly string[];
}

const oneOf = ({ values }: { values: readonly string[] }) => ({ base: 'string', enumeration: values }) as const;

/** The simple types of `unilogin-import.xsd` that stored fields reach. A test holds the two to each other, facet by facet. */
export const simpleTypes = {
  text: { base: 'token' },
  nonEmpty: { base: 'token', minLength: 1 },
  token100: { base: 'token', minLength: 1, maxLength: 100 },
  token40: { base: 'token', minLength: 1, maxLength: 40 },
  studentNumber: { base: 'token', minLength: 1, maxLength: 26 },
  cpr: { base: 'token', length: 10 },
  phone: { base: 'token', pattern: '[^0-9]*([0-9][ ()\\-]*){6}.*' },
  date: { base: 'date' },
  int: { base: 'int' },
  groupType: oneOf(koder.groupType),
  trin: oneOf(koder.trin),
  elevrolle: oneOf(koder.elevrolle),
  ansatrolle: oneOf(koder.ansatrolle),
  eksternrolle: oneOf(koder.eksternrolle),
  relation: oneOf(koder.relation),
  gender: oneOf(koder.gender),
  landekode: oneOf(koder.landekode),
} as const satisfies Record<string, SimpleType>;

/** Whether a document with this text in such a place is valid. White space of tokens is taken to be collapsed. */
export function fits(type: SimpleType, text: string): boolean {
  const { length, minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern, enumeration } = type;
  const characters = [...text].length;
  return (
    (length === undefined || characters === length) &&
    characters >= minLength &&
    characters <= maxLength &&
    (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(text)) &&
    (enumeration === undefined || enumeration.includes(text)) &&
    (type.base !== 'date' || isDay(text)) &&
    isXml(text)
  );
}

/** Half a surrogate pair, and these, are no characters of XML 1.0 (section 2.2). */
const isXml = (text: string): boolean =>
  text.isWellFormed() && !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text);
