import { UnwritableText } from '../../unilogin/document-errors.ts';
import type { ImportDocument } from '../../unilogin/import-document.ts';
import { DocumentSchema, validateDocument } from '../../unilogin/validate-document.ts';
import { writeDocument } from '../../unilogin/write-document.ts';
import { documentSchemaText, type Kontrolfund } from '../leveringskontrol/kontrol.ts';

/** Schemas are compiled once per process: an import's and a deletion's, in the one namespace that is configured. */
const compiled = new Map<string, DocumentSchema>();

/**
 * Where the document does not fit its schema, as findings like those of the checks, and like them without any value. What is
 * wrong in the row of a person names that person; the rows are the lines at the end, one each.
 */
export async function schemaProblems(document: ImportDocument, namespace: string | undefined): Promise<Kontrolfund[]> {
  const lokalIder: string[] = [];
  for await (const { localPersonId } of document.persons) lokalIder.push(localPersonId);
  const xml: string[] = [];
  try {
    for await (const chunk of writeDocument(document, namespace)) xml.push(chunk);
  } catch (error) {
    if (!(error instanceof UnwritableText)) throw error;
    const [, row = '0'] = /^InstitutionPerson\[(\d+)\]/.exec(error.path) ?? [];
    return [toKontrolfund(error.message, lokalIder[Number(row) - 1])];
  }
  const text = xml.join('');
  const firstRow = text.split('\n').length - linesAfter - lokalIder.length;
  const problems = validateDocument(Buffer.from(text), schemaOf(document.kind, namespace));
  return problems.map(({ line, message }) => {
    const lokalId = lokalIder[line - 1 - firstRow];
    return toKontrolfund(lokalId === undefined ? `line ${line}: ${message}` : message, lokalId);
  });
}

/** After the rows: the end of the institution, that of the root, and nothing. */
const linesAfter = 3;

function schemaOf(kind: ImportDocument['kind'], namespace: string | undefined): DocumentSchema {
  const id = `${kind === 'DELETE'} ${namespace ?? ''}`;
  const known = compiled.get(id) ?? new DocumentSchema(kind, namespace);
  compiled.set(id, known);
  return known;
}

const toKontrolfund = (message: string, lokalId: string | undefined): Kontrolfund => ({
  ...documentSchemaText,
  da: documentSchemaText.da.replace('{problem}', () => message),
  en: documentSchemaText.en.replace('{problem}', () => message),
  lokalId: lokalId ?? null,
  path: ['document'],
  details: {},
});
