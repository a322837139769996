import { createHash } from 'node:crypto';
import { UnwritableText } from './document-errors.ts';
import { type Format, formats, type Part } from './formats.ts';
import type { ImportDocument } from './import-document.ts';

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
  let count = 0;
  for await (const row of rows) yield `${toElement(name, writeFields(format, row, `${name}[${++count}]`))}\n`;
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

/** Not a Char of XML 1.0, section 2.2; half a surrogate pair is one. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

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
