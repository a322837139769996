import type { Deadline } from '../../common/remote/deadline.ts';
import type { Adresseopslag, AdresseRegister } from './adresse-register.ts';
import { CsvTable } from './csv-table.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import { type Adressedele, isSameAdresse, normalHusNummer } from './same-adresse.ts';
import { bekraeftet, type EksternSvar, ikkeKontrolleret, modsagt } from './svar.ts';
import { Unanswered } from './unanswered.ts';

type Row = Adressedele & { inForce: boolean };

const columns = ['id', 'status', 'vejNavn', 'husNummer', 'postNummer', 'byNavn'];

/**
 * DAR as a CSV file with the columns id;status;vejNavn;husNummer;postNummer;byNavn and, where there is one,
 * supplerendeBynavn: by id where there is one, else by street, number and post number. What is not in the file is not
 * in DAR. An empty status is in force.
 */
export class FileAdresseRegister implements AdresseRegister {
  readonly #table: CsvTable<Row>;

  constructor(file: string) {
    this.#table = new CsvTable(file, columns, ({ id = '', ...cells }) => {
      const row = toRow(cells);
      return [[id.toLowerCase(), doorKey(row.husNummer, row.postNummer)], row];
    });
  }

  async check(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<EksternSvar[]> {
    try {
      const rows = await this.#table.rows(deadline);
      return adresser.map((opslag) => (opslag.dawaId === null ? byText(rows, opslag) : byId(rows, opslag)));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return adresser.map(() => ikkeKontrolleret(error.aarsag));
    }
  }
}

function toRow({ status = '', ...cells }: Record<string, string>): Row {
  const { vejNavn = null, husNummer = null, postNummer = null } = cells;
  const inForce = status === '' || conventions.adresse.inForce.includes(status);
  return { vejNavn, husNummer, postNummer, supplerendeBynavn: cells.supplerendeBynavn || null, inForce };
}

/** Not the form of an id, so that the two kinds of keys share one table. Streets are compared, not looked up. */
const doorKey = (husNummer: string | null, postNummer: string | null): string =>
  `# ${normalHusNummer(husNummer ?? '')} ${postNummer}`;

function byId(rows: Map<string, Row[]>, opslag: Adresseopslag): EksternSvar {
  const row = rows.get(opslag.dawaId?.toLowerCase() ?? '')?.at(-1);
  if (!row) return modsagt('UNKNOWN');
  if (!row.inForce) return modsagt('NOT_IN_FORCE');
  return isSameAdresse(row, opslag) ? bekraeftet : modsagt('OTHER_ADDRESS');
}

/** An address with a part missing is no address to ask about; ADRESSE_MISSING is the rule for that. */
function byText(rows: Map<string, Row[]>, opslag: Adresseopslag): EksternSvar {
  const { vejNavn, husNummer, postNummer } = opslag;
  if (vejNavn === null || husNummer === null || postNummer === null) return ikkeKontrolleret('UNASKABLE');
  const found = (rows.get(doorKey(husNummer, postNummer)) ?? []).filter((row) => isSameAdresse(row, opslag));
  if (found.length === 0) return modsagt('UNKNOWN');
  return found.some(({ inForce }) => inForce) ? bekraeftet : modsagt('NOT_IN_FORCE');
}
