import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Dagplejer as Row } from '../generated/sqlite/client.ts';
import type { Dagplejer } from './dagplejer.ts';

export function toDagplejer(row: Row, snapshot: Snapshot): Dagplejer {
  const { id, personId, dagplejegruppeId, kapacitet, samarbejde, gyldigFra, gyldigTil, aflyst, version } = row;
  const own = { id, personId, dagplejegruppeId, kapacitet, samarbejde, gyldigFra, gyldigTil, aflyst, version };
  return { ...own, hovedgruppeId: row.gruppeId, anvisningsenhed: { nummer: row.enhedsNummer }, snapshot };
}
