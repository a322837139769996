import { readFileSync } from 'node:fs';
import type { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { productFile } from '../../common/product-file.ts';
import { inPieces } from '../../common/turns/turns.ts';
import { defaultNamespace, escapeText, writeDocument } from './document.ts';
import { UnwritableText } from './document-errors.ts';
import type { ImportDocument } from './import-document.ts';

/** Where a document does not fit its schema, and how, without any of its values. */
interface SchemaProblem {
  line: number;
  message: string;
}

/** Loading it takes half a second, which no start is to wait for. */
const load = () => import('libxml2-wasm');

type Library = Awaited<ReturnType<typeof load>>;

/** Everything in which a document does not fit its schema; none means that it may be sent. */
export function validateDocument(xml: Uint8Array, schema: DocumentSchema): SchemaProblem[] {
  const { ParseOption, XmlDocument, XmlParseError, XmlValidateError } = schema.library;
  // Big lines: beyond 65,535 libxml2 otherwise stops counting.
  const option = ParseOption.XML_PARSE_NO_XXE | ParseOption.XML_PARSE_NONET | ParseOption.XML_PARSE_BIG_LINES;
  try {
    using document = XmlDocument.fromBuffer(xml, { option });
    if (document.dtd !== null) return [{ line: 1, message: 'the document has a DOCTYPE' }];
    schema.validator.validate(document);
    return [];
  } catch (error) {
    if (error instanceof XmlParseError)
      return [{ line: error.details[0]?.line ?? 1, message: 'the document is not well-formed XML' }];
    if (!(error instanceof XmlValidateError)) throw error;
    return error.details.map(({ line, message }) => ({ line, message: schemaMessage(message, schema.names) }));
  }
}

/** The schema of imports or of deletions, in the namespace that documents are sent in. It holds memory until disposed of. */
export class DocumentSchema {
  /** The names that the schema has for elements and attributes: what a message may repeat. */
  readonly names: ReadonlySet<string>;
  readonly validator: XsdValidator;
  readonly library: Library;
  readonly #xsd: XmlDocument;

  static async open(kind: ImportDocument['kind'], namespace = defaultNamespace): Promise<DocumentSchema> {
    return new DocumentSchema(await load(), schemaText(kind, namespace));
  }

  private constructor(library: Library, text: string) {
    this.library = library;
    this.names = new Set([...text.matchAll(/<xs:(?:element|attribute) name="(\w+)"/g)].map(([, name = '']) => name));
    this.#xsd = library.XmlDocument.fromString(text);
    this.validator = library.XsdValidator.fromDoc(this.#xsd);
  }

  dispose(): void {
    this.validator.dispose();
    this.#xsd.dispose();
  }
}

/** Schemas are compiled once per process: an import's and a deletion's, in the one namespace that is configured. */
const compiled = new Map<string, Promise<DocumentSchema>>();

function schemaOf(kind: ImportDocument['kind'], namespace: string | undefined): Promise<DocumentSchema> {
  const id = `${kind === 'DELETE'} ${namespace ?? ''}`;
  const known = compiled.get(id) ?? DocumentSchema.open(kind, namespace);
  compiled.set(id, known);
  return known;
}

/** Before the rows of groups and persons: the declaration, the root and the institution, in so many parts. */
const opening = { lines: 3, parts: 2 };

/** To look at so many rows takes some milliseconds. */
const rowsAtOnce = 300;

/**
 * Where a document, written, does not fit its schema. What is wrong in the row of a person names that person by the local
 * id; the rows are the lines at the end, one each. The schema says nothing of what rows have together, so they are looked
 * at some hundreds at a time, within the same beginning and end.
 */
export async function problemsOfDocument(
  document: ImportDocument,
  namespace: string | undefined,
): Promise<{ message: string; lokalId: string | null }[]> {
  const lokalIder: string[] = [];
  for await (const { localPersonId } of document.persons) lokalIder.push(localPersonId);
  const parts: string[] = [];
  try {
    for await (const part of writeDocument(document, namespace)) parts.push(part);
  } catch (error) {
    if (!(error instanceof UnwritableText)) throw error;
    const [, row = '0'] = /^InstitutionPerson\[(\d+)\]/.exec(error.path) ?? [];
    return [{ message: error.message, lokalId: lokalIder[Number(row) - 1] ?? null }];
  }
  const schema = await schemaOf(document.kind, namespace);
  const [head, tail] = [parts.slice(0, opening.parts).join(''), parts.at(-1) ?? ''];
  const problemsIn = (rows: readonly Row[]) =>
    validateDocument(Buffer.from(head + rows.map(({ text }) => text).join('') + tail), schema);
  const rows = rowsOf(parts.slice(opening.parts, -1), lokalIder);
  const found = await inPieces(
    rows,
    async (some) =>
      problemsIn(some).flatMap(({ line, message }) => inRow(some[line - 1 - opening.lines], line, message)),
    rowsAtOnce,
  );
  const around = problemsIn([]).map(({ line, message }) => ({ message: `line ${line}: ${message}`, lokalId: null }));
  return [...around, ...found.flat()];
}

/** A line of the document; that of a person has the person's local id. */
interface Row {
  text: string;
  line: number;
  lokalId: string | null;
}

function rowsOf(texts: readonly string[], lokalIder: readonly string[]): Row[] {
  const first = texts.length - lokalIder.length;
  return texts.map((text, i) => ({ text, line: opening.lines + 1 + i, lokalId: lokalIder[i - first] ?? null }));
}

/** What is wrong around the rows is said once, and not of each piece. */
function inRow(row: Row | undefined, line: number, message: string): { message: string; lokalId: string | null }[] {
  if (!row) return line <= opening.lines ? [] : [{ message, lokalId: null }];
  return [{ message: row.lokalId === null ? `line ${row.line}: ${message}` : message, lokalId: row.lokalId }];
}

function schemaText(kind: ImportDocument['kind'], namespace: string): string {
  const file = kind === 'DELETE' ? 'unilogin-delete.xsd' : 'unilogin-import.xsd';
  const text = readFileSync(productFile(`subgraphs/affiliation/unilogin/${file}`), 'utf8');
  return text.replaceAll(`"${defaultNamespace}"`, () => `"${escapeText(namespace, 'xmlns')}"`);
}

const facets: ReadonlyMap<string, string> = new Map([
  ['length', 'the value has the wrong length'],
  ['minLength', 'the value is too short'],
  ['maxLength', 'the value is too long'],
  ['pattern', 'the value does not have the form that is asked for'],
  ['enumeration', 'the value is not in the code list'],
]);

/** A part of each message of libxml2 that is always in it, and the sentence that takes its place. */
const sentences: readonly [RegExp, string][] = [
  [/Missing child element/, 'something is missing in the element'],
  [/This element is not expected/, 'the element is not expected here'],
  [/is required but missing/, 'an attribute is missing'],
  [/The attribute '[^']*' is not allowed/, 'an attribute is not in the schema'],
  [/is not a valid value of/, 'the value is not of the right type'],
  [/Character content/, 'there is text where only elements may stand'],
  [/Element content is not allowed/, 'there are elements where only text may stand'],
  [/No matching global declaration/, 'the document is not a UNILoginImport in the namespace that is set'],
];

/**
 * libxml2's message without what it quotes from the document, which may be a CPR number or a name. Nothing is cut out of
 * it, since quotes in values would lead that astray: the text is made anew from fixed sentences and the schema's own names.
 */
function schemaMessage(message: string, names: ReadonlySet<string>): string {
  const [, element = '', attribute = ''] = /^Element '(?:\{[^}]*\})?(\w+)'(?:, attribute '(\w+)')?/.exec(message) ?? [];
  const known = (name: string) => (names.has(name) ? name : 'unknown');
  const place = attribute === '' ? known(element) : `${known(element)}/@${known(attribute)}`;
  return `${place}: ${sentenceOf(message)}${hintOf(message, names)}`;
}

function sentenceOf(message: string): string {
  const facet = facets.get(/: \[facet '(\w+)'\]/.exec(message)?.[1] ?? '');
  return facet ?? sentences.find(([pattern]) => pattern.test(message))?.[1] ?? 'it does not fit the schema';
}

/** The names that the schema asks for instead. */
function hintOf(message: string, names: ReadonlySet<string>): string {
  const missing = /The attribute '(\w+)' is required but missing/.exec(message)?.[1] ?? '';
  const expected = message.split('Expected is').at(1) ?? '';
  const asked = [missing, ...[...expected.matchAll(/\}(\w+)/g)].map(([, name = '']) => name)];
  const found = asked.filter((name) => names.has(name));
  return found.length === 0 ? '' : `; expected is ${found.join(' or ')}`;
}
