import { sql } from '../../common/database/sql.ts';
import { readLeveringer } from '../aula/read-leveringer.ts';
import { dayOf } from '../aulacheck/aula-facts.ts';
import { sources } from '../aulacheck/sources.ts';
import type { AdvarselRegel } from './advarsel-regel.ts';

/** An import that is 12 months old is deleted with its users, once a month. */
export const importStale: AdvarselRegel = {
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
      return siden !== '' && siden <= cutoff ? [{ enhedsNummer, objektId: null, siden, antal: 1 }] : [];
    });
  },
};
