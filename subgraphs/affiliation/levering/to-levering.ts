import type { Levering as Row } from '../generated/sqlite/client.ts';
import { parseAntal } from './antal.ts';
import { parseFund } from './fund.ts';
import type { Levering } from './levering.ts';

const moment = (text: string | null): Date | null => (text === null ? null : new Date(text));

export function toLevering(row: Row): Levering {
  return {
    ...row,
    dokument: row.dokument as Levering['dokument'],
    status: row.status as Levering['status'],
    antal: parseAntal(row.antal),
    kontrolfund: parseFund(row.kontrolfund),
    oprettetTid: new Date(row.oprettetTid),
    afgjortTid: moment(row.afgjortTid),
    sendtTid: moment(row.sendtTid),
    naesteForsoeg: moment(row.naesteForsoeg),
    svarTid: moment(row.svarTid),
  };
}
