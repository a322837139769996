import { createReadStream } from 'node:fs';
import { fill } from '../../common/errors/fill.ts';
import type { Problem } from '../../common/errors/problem.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import { documentCodes, type ReadProblem, UnreadableDocument } from '../unilogin/document-errors.ts';
import { readDocument } from '../unilogin/read-document.ts';
import type { ImportItem } from '../unilogin/read-item.ts';
import { groupRow } from './group-row.ts';
import { parseFields } from './parse-fields.ts';
import { personRow } from './person-row.ts';
import { type ReadRow, readRow } from './read-row.ts';
import { aboutRow, type RowAbout } from './row-about.ts';
import { rowSchema } from './row-schema.ts';
import type { OnRead } from './row-source.ts';
import { UnreadablePeople } from './unreadable-people.ts';

/** Reads a UNILoginImport document: the reverse of a delivery. It tells no periods of people. */
export async function* xmlRows(file: string, onRead: OnRead): AsyncGenerator<ReadRow> {
  const stream = createReadStream(file);
  let enhed = '';
  try {
    for await (const item of readDocument(stream)) {
      if (item.kind === 'head') enhed = cleanText(item.value?.institutionNumber ?? '');
      yield toRow(item, enhed);
      onRead(stream.bytesRead);
    }
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    throw new UnreadablePeople(error.line, told({ code: error.code, line: error.line, path: '' }));
  }
}

function toRow(item: ImportItem, enhed: string): ReadRow {
  const { line } = item;
  const remarks = item.problems.map(told);
  const isUsable = item.value !== null || item.kind === 'unknown';
  const none: ReadRow = {
    ...{ line, row: null, problems: isUsable ? [] : remarks, remarks: isUsable ? remarks : [] },
    about: aboutItem(item, enhed),
  };
  if (item.kind === 'unknown' || item.value === null) return none;
  if (item.kind === 'head') {
    const { source: kilde, institutionNumber } = item.value;
    return { ...none, head: { kilde: cleanText(kilde), enhed: cleanText(institutionNumber) } };
  }
  const row = item.kind === 'group' ? groupRow(enhed, item.value) : personRow(enhed, item.value);
  return { ...readRow(line, parseFields(rowSchema, row, []), row), remarks };
}

/** What an element is of, also when it cannot be used. */
function aboutItem({ kind, key }: ImportItem, enhed: string): RowAbout | null {
  if (kind === 'group') return aboutRow({ type: 'gruppe', enhed, kode: key });
  return kind === 'person' ? aboutRow({ type: 'barn', enhed, lokalId: key }) : null;
}

function told({ code, path }: ReadProblem): Problem {
  const { en, da } = documentCodes[code];
  return { code, en: fill(en, { path }), da: fill(da, { path }), path: [path], retryable: false, example: null };
}
