import { and, name, or, type Sql, sql } from '../../common/database/sql.ts';

/** Tables whose current rows are tied to a unit. */
const hanging = ['Tilknytning', 'Gruppe', 'Dataaftale', 'Opsaetning'];

/**
 * The open units (as "e") that are to come into AULA: every anvisningsenhed, and the alternative addresses that have
 * something of their own. Most addresses have nothing, since their people are tied to the anvisningsenhed.
 */
export function unitsOf(kommune: string | null): Sql {
  const has = (table: string) =>
    sql`EXISTS (SELECT 1 FROM ${name(table)} x WHERE x."enhedsNummer" = e."nummer" AND x."toChange" IS NULL)`;
  const holdsUsers = or([
    sql`e."niveau" = 'anvisningsenhed'`,
    and([sql`e."niveau" = 'alternativAdresse'`, or(hanging.map(has))]),
  ]);
  return and([sql`e."aktiv"`, holdsUsers, ...(kommune === null ? [] : [sql`e."kommuneKode" = ${kommune}`])]);
}
