import { DocumentParser } from './document-parser.ts';
import type { ImportItem } from './import-item.ts';
import { UnreadableDocument } from './unreadable-document.ts';

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
