import { today } from '../../common/clock.ts';
import type { Deadline } from '../../common/remote/deadline.ts';
import { CsvTable } from './csv-table.ts';
import { bekraeftet, ikkeKontrolleret, modsagt } from './svar.ts';
import { Unanswered } from './unanswered.ts';
import type { PNummerSvar, VirksomhedsRegister } from './virksomheds-register.ts';

interface Row {
  cvrNummer: string;
  /** The last day it is active, ISO date; empty when no end is known. */
  ophoert: string;
}

/** CVR as a CSV file with the columns pNummer;cvrNummer;ophoert. What is not in the file is not in CVR. */
export class FileVirksomhedsRegister implements VirksomhedsRegister {
  readonly #table: CsvTable<Row>;

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

function toSvar(row: Row | undefined): PNummerSvar {
  if (!row) return { ...modsagt('UNKNOWN'), cvrNummer: null };
  const { cvrNummer, ophoert } = row;
  return ophoert !== '' && ophoert < today() ? { ...modsagt('ENDED'), cvrNummer } : { ...bekraeftet, cvrNummer };
}
