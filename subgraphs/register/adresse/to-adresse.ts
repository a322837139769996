import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Adresse } from './adresse.ts';

type AdresseColumns = Omit<Adresse, 'kommune'> & { kommuneKode: string | null };

export function toAdresse(row: AdresseColumns, kodebog: Kodebog): Adresse {
  const { vejNavn, husNummer, postNummer, byNavn, supplerendeBynavn, dawaId, geoBredde, geoLaengde } = row;
  const kommune = kodebog.kommune(row.kommuneKode);
  return { vejNavn, husNummer, postNummer, byNavn, supplerendeBynavn, kommune, dawaId, geoBredde, geoLaengde };
}
