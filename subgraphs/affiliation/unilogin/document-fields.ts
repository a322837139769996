import { isDay } from '../../common/parse/days.ts';
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

/** Where a stored field stands in the document, and what it may hold. */
interface DocumentField {
  /** Elements and @attributes below the row (Group, InstitutionPerson or ContactPerson), with their complex types. */
  at: readonly string[];
  type: SimpleType;
  /** How much is stored of it, in UTF-8 bytes, as STIL counts (conventions of its type library); null: as the type has it. */
  most: number | null;
}

const field = (at: string | string[], type: SimpleType, most: number | null = null): DocumentField => ({
  at: [at].flat(),
  type,
  most,
});

/**
 * Every stored field that a document carries. The doors (mutations, rows, files) take their checks from here, so that what is
 * stored can be delivered; a test tries each at every door, just inside and just outside.
 */
export const documentFields = {
  // Group
  kode: field(
    ['group/GroupId', 'student/MainGroupId', 'student/GroupId', 'employee/GroupId', 'extern/GroupId'],
    simpleTypes.nonEmpty,
    100,
  ),
  gruppenavn: field('group/GroupName', simpleTypes.token100, 100),
  gruppetype: field('group/GroupType', simpleTypes.groupType),
  trin: field(['group/GroupLevel', 'student/Level'], simpleTypes.trin),
  linje: field('group/Line', simpleTypes.token40, 40),
  dag: field(['group/FromDate', 'group/ToDate', 'person/BirthDate'], simpleTypes.date),
  // InstitutionPerson
  lokalId: field('institutionPerson/LocalPersonId', simpleTypes.nonEmpty, 100),
  elevrolle: field('student/Role', simpleTypes.elevrolle),
  elevnummer: field('student/StudentNumber', simpleTypes.studentNumber, 26),
  ansatrolle: field('employee/Role', simpleTypes.ansatrolle),
  eksternrolle: field('extern/Role', simpleTypes.eksternrolle),
  initialer: field('employee/ShortName', simpleTypes.nonEmpty, 50),
  stilling: field('employee/Occupation', simpleTypes.nonEmpty, 200),
  lokation: field(['student/Location', 'employee/Location'], simpleTypes.nonEmpty, 100),
  // ContactPerson
  relation: field('contactPerson/@relation', simpleTypes.relation),
  adgangsniveau: field('contactPerson/@accessLevel', simpleTypes.int),
  cvrNummer: field('contactPerson/@cvr', simpleTypes.nonEmpty, 8),
  pNummer: field('contactPerson/@pnr', simpleTypes.nonEmpty, 10),
  // Person
  cpr: field('person/CivilRegistrationNumber', simpleTypes.cpr),
  navn: field(
    ['person/FirstName', 'person/FamilyName', 'person/AliasFirstName', 'person/AliasFamilyName'],
    simpleTypes.nonEmpty,
    100,
  ),
  email: field('person/EmailAddress', simpleTypes.nonEmpty, 254),
  koen: field('person/Gender', simpleTypes.gender),
  fotoId: field('person/PhotoId', simpleTypes.nonEmpty, 100),
  vejOgNummer: field('address/StreetAddress', simpleTypes.text, 200),
  postNummer: field('address/PostalCode', simpleTypes.text, 20),
  byNavn: field('address/PostalDistrict', simpleTypes.text, 100),
  landekode: field('address/CountryCode', simpleTypes.landekode),
  bopaelskommune: field('address/MunicipalityCode', simpleTypes.text, 3),
  telefonnummer: field('phone', simpleTypes.phone, 50),
} as const satisfies Record<string, DocumentField>;
