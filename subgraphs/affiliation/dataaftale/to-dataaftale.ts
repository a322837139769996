import type { Dataaftale as Row } from '../generated/sqlite/client.ts';
import type { Dataaftale } from './dataaftale.ts';
import type { DataaftaleStatus } from './dataaftale-status.ts';
import { tjenester } from './tjenester.ts';

export function toDataaftale(row: Row): Dataaftale {
  const tjeneste = tjenester.get(row.tjeneste);
  if (!tjeneste) throw new Error(`dataaftale ${row.id} has an unknown service`);
  return { ...row, tjeneste, status: row.status as DataaftaleStatus };
}
