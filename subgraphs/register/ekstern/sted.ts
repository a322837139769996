import { join, name, type Sql, sql } from '../../common/database/sql.ts';
import type { Adresseopslag } from './registers.ts';

/** The external registers, as answers name them. */
export const kinds = ['dar', 'cvr'] as const;

export type Kind = (typeof kinds)[number];

/** What DAR and CVR are asked about: the columns of an anvisningsenhed or alternativ adresse. */
export type Sted = Adresseopslag & { pNummer: string | null; cvrNummer: string | null };

/** What an answer is about, as it is stored with it; null when the object has nothing to ask about. */
export const vaerdiOf: Record<Kind, (sted: Sted) => string | null> = {
  dar: ({ dawaId, vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn }) =>
    dawaId === null && vejNavn === null
      ? null
      : [dawaId, vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn].map((part) => part ?? '').join('|'),
  cvr: ({ pNummer, cvrNummer }) =>
    // What cannot be a P-number is the business of PNUMMER_MALFORMED.
    pNummer !== null && /^\d{10}$/.test(pNummer) ? `${pNummer}/${cvrNummer ?? ''}` : null,
};

const orEmpty = (column: string): Sql => sql`COALESCE(${name(column)}, '')`;
const darColumns = ['dawaId', 'vejNavn', 'husNummer', 'supplerendeBynavn', 'postNummer', 'byNavn'];

/** The same of a row, for a statement. What cannot be asked about has no stored answer, so that its form is no matter. */
export const vaerdiInSql: Record<Kind, Sql> = {
  dar: join(darColumns.map(orEmpty), " || '|' || "),
  cvr: sql`${name('pNummer')} || '/' || ${orEmpty('cvrNummer')}`,
};

/** Whether a row has something to ask about. */
export const isAskableInSql: Record<Kind, Sql> = {
  dar: sql`("dawaId" IS NOT NULL OR "vejNavn" IS NOT NULL)`,
  // Ten digits, on both databases.
  cvr: sql`(length("pNummer") = 10 AND length(ltrim("pNummer", '0123456789')) = 0)`,
};
