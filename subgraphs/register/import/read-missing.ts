import { sql } from '../../common/database/sql.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { RegisterDatabase } from '../database.ts';
import type { ReadRows } from './read-rows.ts';

/** An active unit that a file has not, although it has others of its municipality. */
export interface MissingUnit {
  niveau: Niveau;
  nummer: string;
  navn: string;
  kommune: string;
}

type StoredUnit = MissingUnit & { aktivitetsstatus: string };

/**
 * The active units that the register has and a file has not: of the levels that the file is of, in the municipalities
 * whose units it names. An export can be of one municipality, or of one level. They are reported and stay as they are: what
 * is gone is closed by whoever keeps it, never by its silence in a file.
 */
export async function readMissing(database: RegisterDatabase, { layout, rows }: ReadRows): Promise<MissingUnit[]> {
  const stored = await storedUnits(database);
  const keyOf = ({ niveau, nummer }: { niveau: Niveau; nummer: string }) => `${niveau} ${nummer}`;
  const named = new Set(rows.map(keyOf));
  const kommuner = new Set<unknown>([
    ...rows.flatMap(({ cells }) => cells.admKommuneKode ?? []),
    ...stored.filter((unit) => named.has(keyOf(unit))).map(({ kommune }) => kommune),
  ]);
  return stored
    .filter(({ niveau }) => layout.kind === 'samlet' || layout.kind === niveau)
    .filter((unit) => unit.aktivitetsstatus === 'Aktiv' && kommuner.has(unit.kommune) && !named.has(keyOf(unit)))
    .map(({ aktivitetsstatus: _, ...unit }) => unit);
}

const storedUnits = ({ query }: RegisterDatabase): Promise<StoredUnit[]> =>
  query<StoredUnit>(sql`
    SELECT 'daginstitution' AS "niveau", d."nummer", d."navn", d."aktivitetsstatus", d."admKommuneKode" AS "kommune"
      FROM "Daginstitution" d WHERE d."toChange" IS NULL
    UNION ALL SELECT 'anvisningsenhed', a."nummer", a."navn", a."aktivitetsstatus", d."admKommuneKode"
      FROM "Anvisningsenhed" a
      JOIN "Daginstitution" d ON d."nummer" = a."daginstitutionsNummer" AND d."toChange" IS NULL
      WHERE a."toChange" IS NULL
    UNION ALL SELECT 'alternativAdresse', o."nummer", o."navn", o."aktivitetsstatus", d."admKommuneKode"
      FROM "AlternativAdresse" o
      JOIN "Anvisningsenhed" a ON a."nummer" = o."anvisningsenhedsNummer" AND a."toChange" IS NULL
      JOIN "Daginstitution" d ON d."nummer" = a."daginstitutionsNummer" AND d."toChange" IS NULL
      WHERE o."toChange" IS NULL
    ORDER BY "kommune", "nummer"`);
