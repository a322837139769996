import type { Deadline } from '../../common/remote/deadline.ts';
import { type EksternSvar, ikkeKontrolleret } from './svar.ts';

/** An address as an object of the register holds it. */
export interface Adresseopslag {
  /** Id in DAR, of an address or of a house number: STIL does not say which of the two dawaId is. */
  dawaId: string | null;
  vejNavn: string | null;
  husNummer: string | null;
  supplerendeBynavn: string | null;
  postNummer: string | null;
  byNavn: string | null;
}

/** What DAR knows of an address beside that it is right; null where it does not say. */
export interface Fundet {
  dawaId: string | null;
  /** Degrees, WGS84. */
  geoBredde: number | null;
  geoLaengde: number | null;
}

/** DAR, the register of addresses, however it is reached. */
export interface AdresseRegister {
  /** One answer for each address, in their order; never fails. */
  check(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<EksternSvar[]>;
  /** What it knows of addresses that it confirms; null for others, and where it cannot be heard. Never fails. */
  locate(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<(Fundet | null)[]>;
}

/** What CVR says of a P-number: confirmed means active; then with the CVR number it belongs to, if CVR has it. */
export type PNummerSvar = EksternSvar & { cvrNummer: string | null };

/** CVR, the register of businesses, however it is reached. */
export interface VirksomhedsRegister {
  /** One answer for each P-number, in their order; never fails. */
  check(pNumre: readonly string[], deadline: Deadline): Promise<PNummerSvar[]>;
}

const offline = ikkeKontrolleret('OFFLINE');

/** Both registers where no connection is set up: nothing is checked, and every answer says so. */
export const offlineRegister: { dar: AdresseRegister; cvr: VirksomhedsRegister } = {
  dar: {
    check: async (adresser) => adresser.map(() => offline),
    locate: async (adresser) => adresser.map(() => null),
  },
  cvr: { check: async (pNumre) => pNumre.map(() => ({ ...offline, cvrNummer: null })) },
};
