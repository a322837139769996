import { today } from '../../common/clock.ts';
import type { Kombination } from '../generated/sqlite/client.ts';

type Koder = Pick<Kombination, 'ejerformKode' | 'lovgrundlagKode' | 'institutionstypeKode'>;

/** What tells two combinations apart. */
export const lawfulKey = ({ ejerformKode, lovgrundlagKode, institutionstypeKode }: Koder): string =>
  `${ejerformKode}/${lovgrundlagKode}/${institutionstypeKode}`;

/** The keys of the combinations that are in force on a day. */
export const lawful = (kombinationer: readonly Kombination[], day = today()): ReadonlySet<string> =>
  new Set(kombinationer.filter((row) => isInForce(row, day)).map(lawfulKey));

/** Whether a day is among those a row is valid on; both its days belong to them. */
export function isInForce(row: { gyldigFra: string | null; gyldigTil: string | null }, day = today()): boolean {
  return (row.gyldigFra === null || row.gyldigFra <= day) && (row.gyldigTil === null || day <= row.gyldigTil);
}
