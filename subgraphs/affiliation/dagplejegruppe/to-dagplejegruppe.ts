import type { Dagplejegruppe as Row } from '../generated/sqlite/client.ts';
import { basisKoder } from './basis.ts';
import type { Dagplejegruppe } from './dagplejegruppe.ts';

export function toDagplejegruppe(row: Row): Dagplejegruppe {
  const basis = basisKoder.get(row.basis);
  if (!basis) throw new Error(`dagplejegruppe ${row.id} has an unknown basis`);
  const { id, navn, gyldigFra, gyldigTil, version } = row;
  return { id, navn, basis, gyldigFra, gyldigTil, version, anvisningsenhed: { nummer: row.anvisningsenhedsNummer } };
}
