import type { Deadline } from '../../common/remote/deadline.ts';
import type { Adresseopslag, AdresseRegister, Fundet } from './adresse-register.ts';
import { CsvTable } from './csv-table.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import { type Adressedele, isSameAdresse, normalHusNummer } from './same-adresse.ts';
import { bekraeftet, type EksternSvar, ikkeKontrolleret, modsagt } from './svar.ts';
import { Unanswered } from './unanswered.ts';

type Row = Adressedele & Fundet & { inForce: boolean };

const columns = ['id', 'status', 'vejNavn', 'husNummer', 'postNummer', 'byNavn'];

/**
 * DAR as a CSV file with the columns id;status;vejNavn;husNummer;postNummer;byNavn and, where
 * they are there, supplerendeBynavn;geoBredde;geoLaengde: by id where there is one, else by street, number and post number. What is not in the file is not
 * in DAR. An empty status is in force.
 */
export class FileAdresseRegister implements AdresseRegister {
  readonly #table: CsvTable<Row>;

  constructor(file: string) {
    this.#table = new CsvTable(file, columns, ({ id = '', ...cells }) => {
      const row = toRow(id, cells);
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

  #rows = (deadline: Deadline): Promise<Map<string, Row[]> | Unanswered> =>
    this.#table.rows(deadline).catch((error: unknown) => {
      if (error instanceof Unanswered) return error;
      throw error;
    });
}

function toRow(id: string, { status = '', ...cells }: Record<string, string>): Row {
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

function byId(rows: Map<string, Row[]>, opslag: Adresseopslag): EksternSvar {
  const row = rows.get(keyOf(opslag))?.at(-1);
  if (!row) return modsagt('UNKNOWN');
  if (!row.inForce) return modsagt('NOT_IN_FORCE');
  return isSameAdresse(row, opslag) ? bekraeftet : modsagt('OTHER_ADDRESS');
}

/** An address with a part missing is no address to ask about; ADRESSE_MISSING is the rule for that. */
function byText(rows: Map<string, Row[]>, opslag: Adresseopslag): EksternSvar {
  const { vejNavn, husNummer, postNummer } = opslag;
  if (vejNavn === null || husNummer === null || postNummer === null) return ikkeKontrolleret('UNASKABLE');
  const found = (rows.get(keyOf(opslag)) ?? []).filter((row) => isSameAdresse(row, opslag));
  if (found.length === 0) return modsagt('UNKNOWN');
  return found.some(({ inForce }) => inForce) ? bekraeftet : modsagt('NOT_IN_FORCE');
}
