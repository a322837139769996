import { type Sql, sql } from '../../common/database/sql.ts';

/** The rows that hold on a day. */
export const existsOn = (day: string): Sql =>
  sql`"gyldigFra" <= ${day} AND ("gyldigTil" IS NULL OR "gyldigTil" >= ${day})`;
