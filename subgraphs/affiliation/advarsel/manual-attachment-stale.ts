import { inSnapshot } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import { sources } from '../aulacheck/sources.ts';
import { manuelKilde } from '../change/kilde-order.ts';
import type { AdvarselRegel, Aged } from './advarsel-regel.ts';

/** Who is attached by hand must be renewed every year; otherwise the user is deleted. */
export const manualAttachmentStale: AdvarselRegel = {
  kode: 'MANUAL_ATTACHMENT_STALE',
  da: 'Manuelle tilknytninger er 11 måneder gamle; efter 12 slettes brugerne. Forny dem, eller lad kildesystemet levere dem.',
  en: 'Manual attachments are 11 months old; after 12 the users are deleted. Renew them, or let the source system deliver them.',
  source: sources.twelveMonths,
  async find({ source, kommune, cutoff, snapshot }) {
    const rows = await source.query<Omit<Aged, 'objektId'>>(sql`
      SELECT t."enhedsNummer", MIN(t."gyldigFra") AS "siden", COUNT(*) AS "antal"
      FROM "Tilknytning" t JOIN "Enhed" e ON e."nummer" = t."enhedsNummer"
      WHERE e."kommuneKode" = ${kommune} AND ${inSnapshot(snapshot, 't')} AND t."kilde" = ${manuelKilde}
        AND NOT t."aflyst" AND t."gyldigTil" IS NULL AND t."gyldigFra" <= ${cutoff}
      GROUP BY t."enhedsNummer"`);
    return rows.map((row) => ({ ...row, objektId: null }));
  },
};
