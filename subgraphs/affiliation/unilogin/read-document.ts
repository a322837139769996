import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type ReadProblem, UnreadableDocument } from './document-errors.ts';
import { type ImportItem, readItem, type XmlNode } from './read-item.ts';

type Chunks = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>;

/**
 * Reads a UNILoginImport document, in any namespace, as it streams in: the head, then row after row. What is wrong with
 * a row comes with it; what makes the rest unreadable is thrown as UnreadableDocument.
 */
export async function* readDocument(chunks: Chunks): AsyncGenerator<ImportItem> {
  const parser = new DocumentParser();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) yield* parser.read(decode(decoder, chunk, parser.line));
  yield* parser.read(decode(decoder, undefined, parser.line));
  yield* parser.close();
}

/** Without a chunk: the end, where a character that was begun must be complete. */
function decode(decoder: TextDecoder, chunk: Uint8Array | string | undefined, line: number): string {
  if (typeof chunk === 'string') return chunk;
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new UnreadableDocument('XML_NOT_UTF8', line);
  }
}

/** A child with ten contacts is about 10,000 characters. */
const maxRowCharacters = 1_000_000;

const rowKinds = new Map([
  ['Group', 'group'],
  ['InstitutionPerson', 'person'],
] as const);

const xmlns = 'http://www.w3.org/2000/xmlns/';
const schemaHints = new Set(['schemaLocation', 'noNamespaceSchemaLocation']);

/** Takes the text of a document in pieces, and gives the items that each piece completes. Only the row that is open is kept. */
class DocumentParser {
  readonly #parser = new SaxesParser({ xmlns: true });
  /** From the root to the element that is being read. */
  readonly #open: XmlNode[] = [];
  #items: ImportItem[] = [];
  #namespace = '';
  #tagLine = 1;
  #rowStart = 0;
  #institutions = 0;
  #headDone = false;

  constructor() {
    this.#parser.on('xmldecl', ({ encoding = 'UTF-8' }) => this.#require(/^utf-?8$/i.test(encoding), 'XML_NOT_UTF8'));
    this.#parser.on('doctype', () => this.#require(false, 'XML_DOCTYPE'));
    this.#parser.on('error', () => this.#require(false, 'XML_MALFORMED'));
    this.#parser.on('opentagstart', () => {
      this.#tagLine = this.#parser.line;
    });
    this.#parser.on('opentag', (tag) => this.#onOpen(tag));
    this.#parser.on('text', (text) => this.#onText(text));
    this.#parser.on('cdata', (text) => this.#onText(text));
    this.#parser.on('closetag', () => this.#onClose());
  }

  get line(): number {
    return this.#parser.line;
  }

  read(text: string): ImportItem[] {
    this.#parser.write(text);
    this.#require(this.#parser.position - this.#rowStart <= maxRowCharacters, 'XML_ROW_TOO_LARGE');
    return this.#take();
  }

  close(): ImportItem[] {
    this.#parser.close();
    return this.#take();
  }

  #take(): ImportItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #require(condition: boolean, code: UnreadableDocument['code']): void {
    if (!condition) throw new UnreadableDocument(code, this.#parser.line);
  }

  #onOpen(tag: SaxesTagNS): void {
    const depth = this.#open.length;
    if (depth <= 2) this.#rowStart = this.#parser.position;
    if (depth === 0) this.#namespace = tag.uri;
    // What is in another namespace is another element, whatever it calls itself.
    const name = tag.uri === this.#namespace ? tag.local : `{${tag.uri}}${tag.local}`;
    if (depth === 0) this.#require(name === 'UNILoginImport', 'NOT_UNILOGIN_IMPORT');
    if (depth === 1 && name === 'Institution') this.#require(++this.#institutions === 1, 'INSTITUTION_NOT_ONE');
    this.#open.push({ name, line: this.#tagLine, attributes: attributesOf(tag), children: [], text: '' });
  }

  #onText(text: string): void {
    const node = this.#open.at(-1);
    if (!node) return;
    if (this.#open.length > 2) node.text += text;
    else if (text.trim() !== '') this.#addUnknown('TEXT_UNEXPECTED', this.#parser.line);
  }

  #onClose(): void {
    const node = this.#open.pop();
    const [, parent] = this.#open;
    if (!node) return;
    const depth = this.#open.length;
    if (depth > 2) this.#open.at(-1)?.children.push(node);
    else if (depth === 2 && parent?.name === 'Institution') this.#onInstitutionChild(node, parent);
    else if (depth === 1 && node.name === 'Institution') this.#addHead(node);
    else if (depth === 1) this.#addUnknown('ELEMENT_UNKNOWN', node.line, node.name);
    else if (depth === 0) this.#require(this.#institutions === 1, 'INSTITUTION_NOT_ONE');
    if (depth <= 2) this.#rowStart = this.#parser.position;
  }

  #onInstitutionChild(node: XmlNode, institution: XmlNode): void {
    const kind = rowKinds.get(node.name as 'Group' | 'InstitutionPerson');
    if (kind) {
      this.#addHead(institution);
      this.#items.push(readItem(kind, [node]));
    } else if (node.name !== 'InstitutionNumber' && node.name !== 'InstitutionName') {
      this.#addUnknown('ELEMENT_UNKNOWN', node.line, node.name);
    } else if (this.#headDone) {
      this.#addUnknown('ELEMENT_TOO_LATE', node.line, node.name);
    } else {
      institution.children.push(node);
    }
  }

  #addHead(institution: XmlNode): void {
    const [root] = this.#open;
    if (root && !this.#headDone) this.#items.push(readItem('head', [root, institution]));
    this.#headDone = true;
  }

  #addUnknown(code: ReadProblem['code'], line: number, ...names: string[]): void {
    const path = [...this.#open.map(({ name }) => name), ...names].join('/');
    this.#items.push({ kind: 'unknown', line, value: null, key: null, problems: [{ line, code, path }] });
  }
}

/** All but declarations of namespaces and hints of where a schema is. */
function attributesOf(tag: SaxesTagNS): Map<string, string> {
  const own = Object.values(tag.attributes).filter(({ uri, local }) => uri !== xmlns && !schemaHints.has(local));
  return new Map(own.map(({ name, value }) => [name, value]));
}
