import { writeCsv } from './write-csv.ts';
import type { WriteFormat } from './write-format.ts';
import { writeNdjson } from './write-ndjson.ts';
import { writeXml } from './write-xml.ts';

export interface Format {
  contentType: string;
  write: WriteFormat;
}

/** The formats by the extension in their address. */
export const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['csv', { contentType: 'text/csv; charset=utf-8', write: writeCsv }],
  ['ndjson', { contentType: 'application/x-ndjson', write: writeNdjson }],
  ['xml', { contentType: 'application/xml', write: writeXml }],
]);
