import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { problem } from '../../common/errors/problem.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import { parseFields } from './parse-fields.ts';
import { noRow, type ReadRow, readRow } from './read-row.ts';
import { rowSchema } from './row-schema.ts';
import type { OnRead } from './row-source.ts';

/** Reads one JSON object a line; blank lines are passed over. */
export async function* ndjsonRows(file: string, onRead: OnRead): AsyncGenerator<ReadRow> {
  const stream = createReadStream(file, { highWaterMark: 1 << 18 });
  let line = 0;
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      const json = line === 1 ? text.replace(/^\uFEFF/, '') : text;
      if (cleanText(json) !== '') yield toRow(line, json);
      onRead(stream.bytesRead);
    }
  } finally {
    stream.destroy(); // who reads may stop before the end
  }
}

function toRow(line: number, json: string): ReadRow {
  // Decoding puts U+FFFD where the bytes are not UTF-8.
  if (json.includes('\uFFFD')) return noRow(line, problem('ROW_NOT_UTF8', []));
  try {
    const given: unknown = JSON.parse(json);
    return readRow(line, parseFields(rowSchema, given, []), given);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return noRow(line, problem('ROW_NOT_JSON', []));
  }
}
