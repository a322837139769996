import { createHash } from 'node:crypto';
import type { ImportDocument } from './import-document.ts';
import { writeDocument } from './write-document.ts';

/**
 * SHA-256 (hex) of what a document says, whenever it was made and whatever namespace it is sent in. Its kind belongs to
 * what it says: a delta with the rows of a full import removes nobody. Reads the rows, so they must be readable again.
 */
export async function contentHash(document: ImportDocument): Promise<string> {
  const hash = createHash('sha256').update(document.kind);
  for await (const chunk of writeDocument({ ...document, sourceDateTime: '' })) hash.update(chunk);
  return hash.digest('hex');
}
