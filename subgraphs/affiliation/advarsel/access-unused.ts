import { inSnapshot } from '../../common/database/snapshot.ts';
import { sql } from '../../common/database/sql.ts';
import { sources } from '../aulacheck/sources.ts';
import type { AdvarselRegel, Aged } from './advarsel-regel.ts';

/** A data access that is not used for 12 months may be closed by STIL. */
export const accessUnused: AdvarselRegel = {
  kode: 'ACCESS_UNUSED',
  da: 'En godkendt dataadgang er ikke brugt i 11 måneder; efter 12 kan STIL lukke den. Brug den, eller tilbagekald den.',
  en: 'An approved data access was not used for 11 months; after 12 STIL may close it. Use it, or revoke it.',
  source: sources.platformTerms,
  find: ({ source, kommune, cutoff, snapshot }) =>
    source.query<Aged>(sql`
      SELECT a."enhedsNummer", a."id" AS "objektId", COALESCE(a."sidstBrugt", a."afgjortDato") AS "siden", 1 AS "antal"
      FROM "Dataaftale" a JOIN "Enhed" e ON e."nummer" = a."enhedsNummer"
      WHERE e."kommuneKode" = ${kommune} AND ${inSnapshot(snapshot, 'a')} AND a."status" = 'approved'
        AND COALESCE(a."sidstBrugt", a."afgjortDato") <= ${cutoff}`),
};
