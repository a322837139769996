import { newRow } from './rows.ts';
import type { StoredRows } from './store-rows.ts';

const past = { fromChange: 0, toChange: 1 };

/** Two daginstitutioner in Silkeborg, one of them closed, and one in København; some have a version of the past. */
export const smallRegister: StoredRows = {
  daginstitution: [
    newRow.daginstitution('G20020', {
      navn: 'Lukket',
      aktivitetsstatus: 'Nedlagt',
      ejerformKode: null,
      lovgrundlagKode: null,
    }),
    newRow.daginstitution('G20001', { navn: 'Ådalen "Øst"; m.fl.', version: 2 }),
    newRow.daginstitution('G20001', { navn: 'Fortidens Ådal', ...past }),
    newRow.daginstitution('G20030', { navn: 'Byhuset', admKommuneKode: '101' }),
  ],
  anvisningsenhed: [
    newRow.anvisningsenhed('G20005', 'G20001', { navn: 'Engen', institutionstypeKode: '6011' }),
    newRow.anvisningsenhed('G20002', 'G20001', {
      navn: 'Skoven',
      geoBredde: 56.17049612345679,
      geoLaengde: 9.5,
      email: 'skoven@example.dk',
      telefonNummer: '+45 12 34 56 78',
      cvrNummer: '01234567',
      pNummer: '1012345678',
      dawaId: '0a3f50b4-0000-32b8-e044-0003ba298018',
      supplerendeBynavn: 'Sejs',
    }),
    newRow.anvisningsenhed('G20031', 'G20030', { navn: 'Byen', kommuneKode: '147' }),
    newRow.anvisningsenhed('G20002', 'G20001', { navn: 'Fortidens skov', ...past }),
  ],
  alternativAdresse: [
    newRow.alternativAdresse('G20003', 'G20002', { navn: 'Naturbasen', geoBredde: 56, geoLaengde: 9.123456789012344 }),
    newRow.alternativAdresse('G20004', 'G20002', { navn: 'Fortidens base', ...past }),
  ],
};
