import type { AdresseRegister } from './adresse-register.ts';
import { ikkeKontrolleret } from './svar.ts';
import type { VirksomhedsRegister } from './virksomheds-register.ts';

const offline = ikkeKontrolleret('OFFLINE');

/** Both registers where no connection is set up: nothing is checked, and every answer says so. */
export const offlineRegister: { dar: AdresseRegister; cvr: VirksomhedsRegister } = {
  dar: {
    check: async (adresser) => adresser.map(() => offline),
    locate: async (adresser) => adresser.map(() => null),
  },
  cvr: { check: async (pNumre) => pNumre.map(() => ({ ...offline, cvrNummer: null })) },
};
