import type { Gaesteophold as Row } from '../generated/sqlite/client.ts';
import type { Gaesteophold } from './gaesteophold.ts';

export function toGaesteophold(row: Row): Gaesteophold {
  const { id, barnId, vaertId, gyldigFra, gyldigTil, aflyst, version } = row;
  const anvisningsenhed = { nummer: row.enhedsNummer };
  // SQLite has no truth values of its own.
  return { id, barnId, vaertId, anvisningsenhed, gyldigFra, gyldigTil, aflyst: Boolean(aflyst), version };
}
