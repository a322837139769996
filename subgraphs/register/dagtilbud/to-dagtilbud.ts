import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Dagtilbud } from './dagtilbud.ts';
import type { Niveau } from './niveau.ts';

type SharedColumns = { nummer: string; navn: string; aktivitetsstatus: string; version: number; opdateret: Date };

/** What a row of any level shows. */
export function toDagtilbud(row: SharedColumns, kodebog: Kodebog, niveau: Niveau, snapshot: Snapshot): Dagtilbud {
  const aktivitetsstatus = kodebog.kode('aktivitetsstatus', row.aktivitetsstatus);
  if (!aktivitetsstatus) throw new Error(`${niveau} ${row.nummer} has no aktivitetsstatus`);
  return {
    niveau,
    snapshot,
    nummer: row.nummer,
    navn: row.navn,
    aktivitetsstatus,
    aktiv: row.aktivitetsstatus === 'Aktiv',
    version: row.version,
    senestOpdateret: row.opdateret,
  };
}
