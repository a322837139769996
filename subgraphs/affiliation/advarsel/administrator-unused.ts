import { inSnapshot } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import { sources } from '../aulacheck/sources.ts';
import { usedOrBegun } from '../brugeradministrator/brugeradministrator.ts';
import type { Brugeradministrator } from '../generated/sqlite/client.ts';
import type { AdvarselRegel } from './advarsel-regel.ts';

/** The access of a brugeradministrator closes after 12 months without use. */
export const administratorUnused: AdvarselRegel = {
  kode: 'ADMINISTRATOR_UNUSED',
  da: 'En brugeradministrator har ikke brugt sin adgang i 11 måneder; efter 12 lukkes den. Log på, eller afslut udpegningen.',
  en: 'A brugeradministrator has not used the access for 11 months; after 12 it closes. Log on, or end the appointment.',
  source: sources.userAdministrator,
  async find({ source, kommune, cutoff, snapshot }) {
    const rows = await source.query<Pick<Brugeradministrator, 'id' | 'gyldigFra' | 'sidstAnvendt'>>(sql`
      SELECT "id", "gyldigFra", "sidstAnvendt" FROM "Brugeradministrator"
      WHERE "kommuneKode" = ${kommune} AND ${inSnapshot(snapshot)} AND "gyldigFra" <= ${cutoff} AND "gyldigTil" IS NULL`);
    const aged = rows.map((row) => ({ enhedsNummer: null, objektId: row.id, siden: usedOrBegun(row), antal: 1 }));
    return aged.filter(({ siden }) => siden <= cutoff);
  },
};
