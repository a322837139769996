import { createHash } from 'node:crypto';
import { isDay } from '../../common/parse/days.ts';
import { Turns } from '../../common/turns/turns.ts';
import { UnwritableText } from './document-errors.ts';
import { type Format, formats, type Part } from './formats.ts';
import type { ImportDocument } from './import-document.ts';
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

/** Not a Char of XML 1.0, section 2.2; half a surrogate pair is one. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

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
    !notXml.test(text)
  );
}

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

/** A placeholder: the namespace of UNILoginImport is published nowhere, so the real one is a setting. */
export const defaultNamespace = 'urn:example:unilogin-import:inferred';

const root = 'UNILoginImport';

/**
 * The document as XML, a line for each group and person, so that it never stands in memory as a whole. The same document
 * is the same bytes. Throws UnwritableText at a character that XML cannot carry.
 */
export async function* writeDocument(document: ImportDocument, namespace = defaultNamespace): AsyncGenerator<string> {
  const { attributes } = writeFields(formats.root, document, root);
  const { content } = writeFields(formats.institution, document, 'Institution');
  yield `<?xml version="1.0" encoding="UTF-8"?>\n`;
  yield `<${root} xmlns="${escapeText(namespace, 'xmlns')}"${attributes}>\n<Institution>${content}\n`;
  if (document.kind === 'DELETE') {
    yield* writeRows('InstitutionPerson', formats.deletedPerson, document.persons);
  } else {
    yield* writeRows('Group', formats.group, document.groups);
    yield* writeRows('InstitutionPerson', formats.institutionPerson, document.persons);
  }
  yield `</Institution>\n</${root}>\n`;
}

type Rows = Iterable<object> | AsyncIterable<object>;

async function* writeRows(name: string, format: Format, rows: Rows): AsyncGenerator<string> {
  const turns = new Turns();
  let count = 0;
  for await (const row of rows) {
    await turns.pause(undefined);
    yield `${toElement(name, writeFields(format, row, `${name}[${++count}]`))}\n`;
  }
}

/**
 * SHA-256 (hex) of what a document says, whenever it was made and whatever namespace it is sent in. Its kind belongs to
 * what it says: a delta with the rows of a full import removes nobody. Reads the rows, so they must be readable again.
 */
export async function contentHash(document: ImportDocument): Promise<string> {
  const hash = createHash('sha256').update(document.kind);
  for await (const chunk of writeDocument({ ...document, sourceDateTime: '' })) hash.update(chunk);
  return hash.digest('hex');
}

/** The fields of an element as its format has them: attributes with a space before each, and what stands between the tags. */
function writeFields(format: Format, value: object, path: string): { attributes: string; content: string } {
  const fields = { attributes: '', content: '' };
  for (const [key, part] of Object.entries(format)) {
    const field: unknown = value[key as keyof typeof value];
    if (field === null) continue;
    if (part.place === 'attribute')
      fields.attributes += ` ${part.name}="${escapeText(String(field), `${path}/@${part.name}`)}"`;
    else fields.content += writeField(part, field, path);
  }
  return fields;
}

function writeField(part: Exclude<Part, { place: 'attribute' }>, field: unknown, path: string): string {
  if (part.place === 'content') return escapeText(String(field), path);
  if (part.place === 'choice') return writeChoice(part.of, field as { kind: string }, path);
  const { name, format, count } = part;
  if (count !== 'many') return writeOne(name, format, field, `${path}/${name}`);
  return (field as unknown[]).map((one, i) => writeOne(name, format, one, `${path}/${name}[${i + 1}]`)).join('');
}

function writeOne(name: string, format: Format | string, value: unknown, path: string): string {
  if (typeof format === 'string') return toElement(name, { attributes: '', content: escapeText(String(value), path) });
  return toElement(name, writeFields(format, value as object, path));
}

function writeChoice(of: Extract<Part, { place: 'choice' }>['of'], value: { kind: string }, path: string): string {
  const chosen = of[value.kind];
  if (!chosen) throw new TypeError(`${path}: there is no actor of the kind ${value.kind}`);
  return writeOne(chosen.name, chosen.format, value, `${path}/${chosen.name}`);
}

/** An element around what is written of it already. */
const toElement = (name: string, { attributes, content }: { attributes: string; content: string }): string =>
  `<${name}${attributes}>${content}</${name}>`;

const special = /[&<>"\t\n\r]/g;

/**
 * Text as it may stand in an element or an attribute. Whitespace other than the space is spelled out: a parser would make
 * spaces of it in attributes (3.3.3) and a line feed of a CR (2.11), and a row stays on one line, which errors can name.
 */
export function escapeText(text: string, path: string): string {
  const found = notXml.exec(text)?.[0].codePointAt(0);
  if (found !== undefined) throw new UnwritableText(path, `U+${found.toString(16).toUpperCase().padStart(4, '0')}`);
  return text.replace(special, (character) => `&#${character.charCodeAt(0)};`);
}
