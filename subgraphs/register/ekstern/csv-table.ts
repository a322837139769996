import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import type { Deadline } from '../../common/remote/deadline.ts';
import { Unanswered } from './unanswered.ts';

type Cells = Record<string, string>;

const options = { delimiter: ';', columns: true, bom: true, trim: true, skip_empty_lines: true } as const;

/** A CSV file as a table to look things up in: read once, and again when the file has changed. */
export class CsvTable<Row> {
  readonly #file: string;
  readonly #columns: readonly string[];
  readonly #toRow: (cells: Cells) => [keys: string[], row: Row];
  #stamp = '';
  #rows: Promise<Map<string, Row[]>> | undefined;

  constructor(file: string, columns: readonly string[], toRow: (cells: Cells) => [keys: string[], row: Row]) {
    this.#file = file;
    this.#columns = columns;
    this.#toRow = toRow;
  }

  /** Throws Unanswered when it cannot be read, or not in time; the reading then goes on for the next call. */
  async rows({ signal }: Deadline): Promise<Map<string, Row[]>> {
    const { mtimeMs, size } = await stat(this.#file).catch(() => {
      throw new Unanswered('FILE_UNREADABLE');
    });
    const stamp = `${mtimeMs} ${size}`;
    if (stamp !== this.#stamp || !this.#rows) this.#rows = this.#read();
    this.#stamp = stamp;
    this.#rows.catch(() => {
      this.#rows = undefined;
    });
    return Promise.race([this.#rows, timeout(signal)]);
  }

  async #read(): Promise<Map<string, Row[]>> {
    const rows = new Map<string, Row[]>();
    const parser = parse(options);
    pipeline(createReadStream(this.#file), parser, () => {}); // a failure reaches the loop through the parser
    try {
      for await (const cells of parser as AsyncIterable<Cells>) {
        if (rows.size === 0 && this.#columns.some((column) => !(column in cells))) break;
        const [keys, row] = this.#toRow(cells);
        for (const key of keys) add(rows, key, row);
      }
    } catch {
      throw new Unanswered('FILE_UNREADABLE');
    }
    // An empty table would contradict everything: it is rather a file still being written.
    if (rows.size === 0) throw new Unanswered('FILE_UNREADABLE');
    return rows;
  }
}

/** Rows may share a key; they stand in the order of the file. */
function add<Row>(rows: Map<string, Row[]>, key: string, row: Row): void {
  const others = rows.get(key);
  if (others) others.push(row);
  else rows.set(key, [row]);
}

const timeout = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(new Unanswered('TIMEOUT'));
    signal.addEventListener('abort', () => reject(new Unanswered('TIMEOUT')), { once: true });
  });
