import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Dagplejegruppe as Row } from '../generated/sqlite/client.ts';
import { basisKoder } from './basis.ts';
import type { Dagplejegruppe } from './dagplejegruppe.ts';

export function toDagplejegruppe(row: Row, snapshot: Snapshot): Dagplejegruppe {
  const basis = basisKoder.get(row.basis);
  if (!basis) throw new Error(`dagplejegruppe ${row.id} has an unknown basis`);
  const { id, navn, gyldigFra, gyldigTil, version, anvisningsenhedsNummer: nummer } = row;
  const own = { id, navn, basis, gyldigFra, gyldigTil, version, snapshot };
  return { ...own, institutionsnummer: nummer, anvisningsenhed: { nummer } };
}
