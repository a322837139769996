import { Kode } from '../../common/kode.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Kombination } from '../generated/sqlite/client.ts';
import { Kommune } from '../kommune/kommune.ts';
import { type Liste, lister } from './lister.ts';

/** What the code tables hold at one moment. */
export interface Koder {
  /** The number of the last edit by an administrator; 0 as shipped. */
  edition: number;
  koder: ReadonlyMap<Liste, ReadonlyMap<string, Kode>>;
  kommuner: ReadonlyMap<string, Kommune>;
  kombinationer: readonly Kombination[];
}

/** Reads all code tables, a few hundred rows. */
export async function readKoder(tx: RegisterTransaction): Promise<Koder> {
  // First: an edit that is committed meanwhile is then seen, or read once more at the next look.
  const edition = await readEdition(tx);
  const koder = await tx.kode.findMany({ orderBy: { kode: 'asc' } });
  const kommuner = await tx.kommune.findMany({ orderBy: { kode: 'asc' } });
  const kombinationer = await tx.kombination.findMany({
    orderBy: [{ lovgrundlagKode: 'asc' }, { ejerformKode: 'asc' }, { institutionstypeKode: 'asc' }],
  });
  const ofListe = (liste: Liste) => koder.filter((row) => row.liste === liste).map(toKode);
  return {
    edition,
    koder: new Map(lister.map((liste) => [liste, new Map(ofListe(liste).map((kode) => [kode.kode, kode]))])),
    kommuner: new Map(kommuner.map((row) => [row.kode, Object.assign(new Kommune(), row)])),
    kombinationer,
  };
}

/** The number of the last edit of the code tables. */
export async function readEdition(tx: RegisterTransaction): Promise<number> {
  const row = await tx.counter.findUnique({ where: { navn: editionCounter } });
  return row?.vaerdi ?? 0;
}

export const editionCounter = 'kodebog';

const toKode = <Row extends Kode>(row: Row): Kode => Object.assign(new Kode(), row);
