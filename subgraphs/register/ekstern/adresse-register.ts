import type { Deadline } from '../../common/remote/deadline.ts';
import type { EksternSvar } from './svar.ts';

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

/** DAR, the register of addresses, however it is reached. */
export interface AdresseRegister {
  /** One answer for each address, in their order; never fails. */
  check(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<EksternSvar[]>;
}
