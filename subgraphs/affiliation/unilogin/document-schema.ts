import { readFileSync } from 'node:fs';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { productFile } from '../../common/product-file.ts';
import { defaultNamespace } from './default-namespace.ts';
import { escapeText } from './escape-text.ts';
import type { ImportDocument } from './import-document.ts';

/** The schema of imports or of deletions, in the namespace that documents are sent in. It holds memory until disposed of. */
export class DocumentSchema {
  /** The names that the schema has for elements and attributes: what a message may repeat. */
  readonly names: ReadonlySet<string>;
  readonly validator: XsdValidator;
  readonly #xsd: XmlDocument;

  constructor(kind: ImportDocument['kind'], namespace = defaultNamespace) {
    const text = schemaText(kind, namespace);
    this.names = new Set([...text.matchAll(/<xs:(?:element|attribute) name="(\w+)"/g)].map(([, name = '']) => name));
    this.#xsd = XmlDocument.fromString(text);
    this.validator = XsdValidator.fromDoc(this.#xsd);
  }

  dispose(): void {
    this.validator.dispose();
    this.#xsd.dispose();
  }
}

function schemaText(kind: ImportDocument['kind'], namespace: string): string {
  const file = kind === 'DELETE' ? 'unilogin-delete.xsd' : 'unilogin-import.xsd';
  const text = readFileSync(productFile(`subgraphs/affiliation/unilogin/${file}`), 'utf8');
  return text.replaceAll(`"${defaultNamespace}"`, () => `"${escapeText(namespace, 'xmlns')}"`);
}
