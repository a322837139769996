import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Adresse } from './adresse.ts';

type AdresseColumns = Omit<Adresse, 'kommune'> & { kommuneKode: string | null };

export function toAdresse(row: AdresseColumns, kodebog: Kodebog, snapshot: Snapshot): Adresse {
  const { vejNavn, husNummer, postNummer, byNavn, supplerendeBynavn, dawaId, geoBredde, geoLaengde } = row;
  const found = kodebog.kommune(row.kommuneKode);
  const kommune = found && { ...found, snapshot };
  return { vejNavn, husNummer, postNummer, byNavn, supplerendeBynavn, kommune, dawaId, geoBredde, geoLaengde };
}
