import type { Gaesteophold as Row } from '../generated/sqlite/client.ts';
import type { Gaesteophold } from './gaesteophold.ts';

export function toGaesteophold(row: Row): Gaesteophold {
  const { id, barnId, vaertId, gyldigFra, gyldigTil, aflyst, version } = row;
  return { id, barnId, vaertId, anvisningsenhed: { nummer: row.enhedsNummer }, gyldigFra, gyldigTil, aflyst, version };
}
