import { inSnapshot, type Snapshot, sql } from '../../../common/database/sql.ts';
import { usedOrBegun } from '../../agreements/brugeradministrator/brugeradministrator.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { manualKilde } from '../../core/change/kilde-order.ts';
import type { Brugeradministrator } from '../../generated/sqlite/client.ts';
import { sources } from '../aulacheck/aula-check.ts';
import { dayOf } from '../aulacheck/aula-facts.ts';
import { readLeveringer } from '../aulafacts/read-leveringer.ts';

/** STIL's 12-month rules. */
export const advarselRegler: readonly AdvarselRegel[] = [
  /** An import that is 12 months old is deleted with its users, once a month. */
  {
    kode: 'IMPORT_STALE',
    da: 'Den seneste modtagne levering er 11 måneder gammel; efter 12 slettes brugerne. Send en fuld levering.',
    en: 'The last accepted delivery is 11 months old; after 12 the users are deleted. Send a full delivery.',
    source: sources.twelveMonths,
    async find({ source, kommune, cutoff, snapshot }) {
      const units = await source.query<{ nummer: string }>(
        sql`SELECT "nummer" FROM "Enhed" WHERE "kommuneKode" = ${kommune} AND "niveau" <> 'daginstitution'`,
      );
      const leveringer = await readLeveringer(
        source,
        units.map(({ nummer }) => nummer),
        snapshot,
      );
      return [...leveringer].flatMap(([enhedsNummer, { lastAcceptedAt }]) => {
        const siden = dayOf(lastAcceptedAt);
        return siden !== '' && siden <= cutoff ? [{ enhedsNummer, objectId: null, siden, antal: 1 }] : [];
      });
    },
  },
  /** Who is attached by hand must be renewed every year; otherwise the user is deleted. */
  {
    kode: 'MANUAL_ATTACHMENT_STALE',
    da: 'Manuelle tilknytninger er 11 måneder gamle; efter 12 slettes brugerne. Forny dem, eller lad kildesystemet levere dem.',
    en: 'Manual attachments are 11 months old; after 12 the users are deleted. Renew them, or let the source system deliver them.',
    source: sources.twelveMonths,
    async find({ source, kommune, cutoff, snapshot }) {
      const rows = await source.query<Omit<Aged, 'objectId'>>(sql`
        SELECT t."enhedsNummer", MIN(t."gyldigFra") AS "siden", COUNT(*) AS "antal"
        FROM "Tilknytning" t JOIN "Enhed" e ON e."nummer" = t."enhedsNummer"
        WHERE e."kommuneKode" = ${kommune} AND ${inSnapshot(snapshot, 't')} AND t."kilde" = ${manualKilde}
          AND NOT t."aflyst" AND t."gyldigTil" IS NULL AND t."gyldigFra" <= ${cutoff}
        GROUP BY t."enhedsNummer"`);
      return rows.map((row) => ({ ...row, objectId: null }));
    },
  },
  /** The access of a brugeradministrator closes after 12 months without use. */
  {
    kode: 'ADMINISTRATOR_UNUSED',
    da: 'En brugeradministrator har ikke brugt sin adgang i 11 måneder; efter 12 lukkes den. Log på, eller afslut udpegningen.',
    en: 'A brugeradministrator has not used the access for 11 months; after 12 it closes. Log on, or end the appointment.',
    source: sources.userAdministrator,
    async find({ source, kommune, cutoff, snapshot }) {
      const rows = await source.query<Pick<Brugeradministrator, 'id' | 'gyldigFra' | 'sidstAnvendt'>>(sql`
        SELECT "id", "gyldigFra", "sidstAnvendt" FROM "Brugeradministrator"
        WHERE "kommuneKode" = ${kommune} AND ${inSnapshot(snapshot)} AND "gyldigFra" <= ${cutoff} AND "gyldigTil" IS NULL`);
      const aged = rows.map((row) => ({ enhedsNummer: null, objectId: row.id, siden: usedOrBegun(row), antal: 1 }));
      return aged.filter(({ siden }) => siden <= cutoff);
    },
  },
  /** A data access that is not used for 12 months may be closed by STIL. */
  {
    kode: 'ACCESS_UNUSED',
    da: 'En godkendt dataadgang er ikke brugt i 11 måneder; efter 12 kan STIL lukke den. Brug den, eller tilbagekald den.',
    en: 'An approved data access was not used for 11 months; after 12 STIL may close it. Use it, or revoke it.',
    source: sources.platformTerms,
    find: ({ source, kommune, cutoff, snapshot }) =>
      source.query<Aged>(sql`
        SELECT a."enhedsNummer", a."id" AS "objectId", COALESCE(a."sidstBrugt", a."afgjortDato") AS "siden", 1 AS "antal"
        FROM "Dataaftale" a JOIN "Enhed" e ON e."nummer" = a."enhedsNummer"
        WHERE e."kommuneKode" = ${kommune} AND ${inSnapshot(snapshot, 'a')} AND a."status" = 'approved'
          AND COALESCE(a."sidstBrugt", a."afgjortDato") <= ${cutoff}`),
  },
];

/** Where and when old things are looked for. */
export interface AdvarselScope {
  source: Source;
  kommune: string;
  /** The state of the data that is looked at. */
  snapshot: Snapshot;
  /** What was last used or renewed on this day or before is warned about: 11 months before the day in question. */
  cutoff: string;
}

/** Something that is old. */
interface Aged {
  /** The unit; null for what belongs to the municipality. */
  enhedsNummer: string | null;
  /** Id of the agreement or appointment; null where there is none. */
  objectId: string | null;
  /** The day from which the 12 months count; of several things the earliest. */
  siden: string;
  antal: number;
}

/** One of STIL's 12-month rules. */
interface AdvarselRegel {
  kode: string;
  da: string;
  en: string;
  source: string;
  /** Finds what is 11 months old or older. */
  find(scope: AdvarselScope): Promise<Aged[]>;
}
