import type { Kontrolfund } from '../leveringskontrol/kontrolfund.ts';
import { DocumentSchema } from '../unilogin/document-schema.ts';
import type { ImportDocument } from '../unilogin/import-document.ts';
import { UnwritableText } from '../unilogin/unwritable-text.ts';
import { validateDocument } from '../unilogin/validate-document.ts';
import { writeDocument } from '../unilogin/write-document.ts';

/** Schemas are compiled once per process: an import's and a deletion's, in the one namespace that is configured. */
const compiled = new Map<string, DocumentSchema>();

/** Where the document does not fit its schema: told like the findings of the checks, and as them without any value. */
export async function schemaProblems(document: ImportDocument, namespace: string | undefined): Promise<Kontrolfund[]> {
  const xml: Buffer[] = [];
  try {
    for await (const chunk of writeDocument(document, namespace)) xml.push(Buffer.from(chunk));
  } catch (error) {
    if (error instanceof UnwritableText) return [toFund(error.message)];
    throw error;
  }
  const problems = validateDocument(Buffer.concat(xml), schemaOf(document.kind, namespace));
  return problems.map(({ line, message }) => toFund(`line ${line}: ${message}`));
}

function schemaOf(kind: ImportDocument['kind'], namespace: string | undefined): DocumentSchema {
  const id = `${kind === 'DELETE'} ${namespace ?? ''}`;
  const known = compiled.get(id) ?? new DocumentSchema(kind, namespace);
  compiled.set(id, known);
  return known;
}

const toFund = (message: string): Kontrolfund => ({
  code: 'DOCUMENT_SCHEMA',
  severity: 'error',
  da: `Dokumentet følger ikke skemaet: ${message}`,
  en: `The document does not follow its schema: ${message}`,
  lokalId: null,
  path: ['document'],
  details: {},
});
