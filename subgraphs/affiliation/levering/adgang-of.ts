import type { AccessScope } from '../dataaftale/access.ts';

/** The data access that a delivery takes (STIL: Godkendelse af dataaftale): of its source system, to the import service. */
export const adgangOf = (enhedsNummer: string, udbydersystem: string): AccessScope => ({
  udbydersystem,
  tjeneste: 'wsaIMPORT',
  enheder: [enhedsNummer],
});
