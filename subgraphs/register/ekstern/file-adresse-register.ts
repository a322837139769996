import type { Deadline } from '../../common/remote/deadline.ts';
import { fold } from '../../common/text/fold.ts';
import type { Adresseopslag, AdresseRegister } from './adresse-register.ts';
import { CsvTable } from './csv-table.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import { isSameAdresse } from './is-same-adresse.ts';
import { bekraeftet, type EksternSvar, ikkeKontrolleret, modsagt } from './svar.ts';
import { Unanswered } from './unanswered.ts';

interface Row {
  betegnelse: string;
  inForce: boolean;
}

const columns = ['id', 'status', 'vejNavn', 'husNummer', 'postNummer', 'byNavn'];

/**
 * DAR as a CSV file with the columns id;status;vejNavn;husNummer;postNummer;byNavn: by id where there is one, else by
 * street, number and post number. What is not in the file is not in DAR. An empty status is in force.
 */
export class FileAdresseRegister implements AdresseRegister {
  readonly #table: CsvTable<Row>;

  constructor(file: string) {
    this.#table = new CsvTable(file, columns, (cells) => {
      const { id = '', status = '', vejNavn = '', husNummer = '', postNummer = '', byNavn = '' } = cells;
      const betegnelse = `${vejNavn} ${husNummer}, ${postNummer} ${byNavn}`;
      const row = { betegnelse, inForce: status === '' || conventions.adresse.inForce.includes(status) };
      return [[id.toLowerCase(), textKey(vejNavn, husNummer, postNummer)], row];
    });
  }

  async check(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<EksternSvar[]> {
    try {
      const rows = await this.#table.rows(deadline);
      return adresser.map((opslag) => toSvar(rows.get(keyOf(opslag)), opslag));
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      return adresser.map(() => ikkeKontrolleret(error.aarsag));
    }
  }
}

/** Not the form of an id, so that the two kinds of keys share one table. */
const textKey = (...parts: (string | null)[]): string => `# ${fold(parts.join(' '))}`;

const keyOf = ({ dawaId, vejNavn, husNummer, postNummer }: Adresseopslag): string =>
  dawaId?.toLowerCase() ?? textKey(vejNavn, husNummer, postNummer);

function toSvar(row: Row | undefined, opslag: Adresseopslag): EksternSvar {
  if (!row) return modsagt('UNKNOWN');
  if (!row.inForce) return modsagt('NOT_IN_FORCE');
  return isSameAdresse(row.betegnelse, opslag) ? bekraeftet : modsagt('OTHER_ADDRESS');
}
