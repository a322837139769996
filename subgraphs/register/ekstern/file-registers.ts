import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parse } from 'csv-parse';
import { today } from '../../common/clock.ts';
import type { Deadline } from '../../common/remote/deadline.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import type { Adresseopslag, AdresseRegister, Fundet, PNummerSvar, VirksomhedsRegister } from './registers.ts';
import { type Adressedele, isSameAdresse, normalHusNummer } from './same-adresse.ts';
import { bekraeftet, type EksternSvar, ikkeKontrolleret, modsagt, Unanswered } from './svar.ts';

type House = Adressedele & Fundet & { inForce: boolean };

const adresseColumns = ['id', 'status', 'vejNavn', 'husNummer', 'postNummer', 'byNavn'];

/**
 * DAR as a CSV file with the columns id;status;vejNavn;husNummer;postNummer;byNavn and, where they are there,
 * supplerendeBynavn;geoBredde;geoLaengde: by id where there is one, else by street, number and post number. What is not
 * in the file is not in DAR. An empty status is in force.
 */
export class FileAdresseRegister implements AdresseRegister {
  readonly #table: CsvTable<House>;

  constructor(file: string) {
    this.#table = new CsvTable(file, adresseColumns, ({ id = '', ...cells }) => {
      const row = toHouse(id, cells);
      return [[id.toLowerCase(), doorKey(row.husNummer, row.postNummer)], row];
    });
  }

  async check(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<EksternSvar[]> {
    const rows = await this.#rows(deadline);
    return adresser.map((opslag) => {
      if (rows instanceof Unanswered) return ikkeKontrolleret(rows.aarsag);
      return opslag.dawaId === null ? byText(rows, opslag) : byId(rows, opslag);
    });
  }

  async locate(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<(Fundet | null)[]> {
    const rows = await this.#rows(deadline);
    return adresser.map((opslag) => {
      if (rows instanceof Unanswered) return null;
      const found = rows.get(keyOf(opslag)) ?? [];
      // Two houses of the same text are no answer to which of them it is.
      const right = found.filter((row) => row.inForce && isSameAdresse(row, opslag));
      return right.length === 1 ? (right[0] ?? null) : null;
    });
  }

  #rows = (deadline: Deadline): Promise<Map<string, House[]> | Unanswered> =>
    this.#table.rows(deadline).catch((error: unknown) => {
      if (error instanceof Unanswered) return error;
      throw error;
    });
}

function toHouse(id: string, { status = '', ...cells }: Record<string, string>): House {
  const { vejNavn = null, husNummer = null, postNummer = null } = cells;
  const inForce = status === '' || conventions.adresse.inForce.includes(status);
  const place = { geoBredde: degrees(cells.geoBredde), geoLaengde: degrees(cells.geoLaengde) };
  const supplerendeBynavn = cells.supplerendeBynavn || null;
  return { vejNavn, husNummer, postNummer, supplerendeBynavn, inForce, dawaId: id.toLowerCase() || null, ...place };
}

/** "56.17", or "56,17" as spreadsheets write it. */
function degrees(cell = ''): number | null {
  const value = Number(cell.replace(',', '.'));
  return cell === '' || Number.isNaN(value) ? null : value;
}

/** Not the form of an id, so that the two kinds of keys share one table. Streets are compared, not looked up. */
const doorKey = (husNummer: string | null, postNummer: string | null): string =>
  `# ${normalHusNummer(husNummer ?? '')} ${postNummer}`;

const keyOf = ({ dawaId, husNummer, postNummer }: Adresseopslag): string =>
  dawaId?.toLowerCase() ?? doorKey(husNummer, postNummer);

function byId(rows: Map<string, House[]>, opslag: Adresseopslag): EksternSvar {
  const row = rows.get(keyOf(opslag))?.at(-1);
  if (!row) return modsagt('UNKNOWN');
  if (!row.inForce) return modsagt('NOT_IN_FORCE');
  return isSameAdresse(row, opslag) ? bekraeftet : modsagt('OTHER_ADDRESS');
}

/** An address with a part missing is no address to ask about; ADRESSE_MISSING is the rule for that. */
function byText(rows: Map<string, House[]>, opslag: Adresseopslag): EksternSvar {
  const { vejNavn, husNummer, postNummer } = opslag;
  if (vejNavn === null || husNummer === null || postNummer === null) return ikkeKontrolleret('UNASKABLE');
  const found = (rows.get(keyOf(opslag)) ?? []).filter((row) => isSameAdresse(row, opslag));
  if (found.length === 0) return modsagt('UNKNOWN');
  return found.some(({ inForce }) => inForce) ? bekraeftet : modsagt('NOT_IN_FORCE');
}

interface Business {
  cvrNummer: string;
  /** The last day it is active, ISO date; empty when no end is known. */
  ophoert: string;
}

/** CVR as a CSV file with the columns pNummer;cvrNummer;ophoert. What is not in the file is not in CVR. */
export class FileVirksomhedsRegister implements VirksomhedsRegister {
  readonly #table: CsvTable<Business>;

  constructor(file: string) {
    this.#table = new CsvTable(file, ['pNummer', 'cvrNummer', 'ophoert'], (cells) => {
      const { pNummer = '', cvrNummer = '', ophoert = '' } = cells;
      return [[pNummer.padStart(10, '0')], { cvrNummer: cvrNummer.padStart(8, '0'), ophoert }];
    });
  }

  async check(pNumre: readonly string[], deadline: Deadline): Promise<PNummerSvar[]> {
    try {
      const rows = await this.#table.rows(deadline);
      return pNumre.map((pNummer) => toSvar(rows.get(pNummer)?.at(-1)));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return pNumre.map(() => ({ ...ikkeKontrolleret(error.aarsag), cvrNummer: null }));
    }
  }
}

function toSvar(row: Business | undefined): PNummerSvar {
  if (!row) return { ...modsagt('UNKNOWN'), cvrNummer: null };
  const { cvrNummer, ophoert } = row;
  return ophoert !== '' && ophoert < today() ? { ...modsagt('ENDED'), cvrNummer } : { ...bekraeftet, cvrNummer };
}

type Cells = Record<string, string>;

const options = { delimiter: ';', columns: true, bom: true, trim: true, skip_empty_lines: true } as const;

/** A CSV file as a table to look things up in: read once, and again when the file has changed. */
class CsvTable<Row> {
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
