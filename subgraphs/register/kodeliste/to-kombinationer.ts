import type { Kombination as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from './kodebog.ts';
import type { Kombination } from './kombination.ts';

/** Stored combinations with the texts of their codes. */
export function toKombinationer(kodebog: Kodebog, rows: readonly Row[]): Kombination[] {
  return rows.flatMap(({ lovgrundlagKode, ejerformKode, institutionstypeKode, ...rest }) => {
    const lovgrundlag = kodebog.kode('lovgrundlag', lovgrundlagKode);
    const ejerform = kodebog.kode('ejerform', ejerformKode);
    const institutionstype = kodebog.kode('institutionstype', institutionstypeKode);
    return lovgrundlag && ejerform && institutionstype ? [{ lovgrundlag, ejerform, institutionstype, ...rest }] : [];
  });
}
