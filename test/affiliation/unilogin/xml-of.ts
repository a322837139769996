import type { ImportDocument } from '../../../subgraphs/affiliation/unilogin/import-document.ts';
import { writeDocument } from '../../../subgraphs/affiliation/unilogin/write-document.ts';
import { allOf } from './all-of.ts';

export async function xmlOf(document: ImportDocument, namespace?: string): Promise<string> {
  return (await allOf(writeDocument(document, namespace))).join('');
}
