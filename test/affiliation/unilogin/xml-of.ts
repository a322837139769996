import { writeDocument } from '../../../subgraphs/affiliation/unilogin/document.ts';
import type { ImportDocument } from '../../../subgraphs/affiliation/unilogin/import-document.ts';
import { allOf } from './all-of.ts';

export async function xmlOf(document: ImportDocument, namespace?: string): Promise<string> {
  return (await allOf(writeDocument(document, namespace))).join('');
}
