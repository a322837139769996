import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Gaesteophold as Row } from '../generated/sqlite/client.ts';
import type { Gaesteophold } from './gaesteophold.ts';

export function toGaesteophold(row: Row, snapshot: Snapshot): Gaesteophold {
  const { id, barnId, vaertId, gyldigFra, gyldigTil, aarsag, aflyst, version } = row;
  const own = { id, barnId, vaertId, gyldigFra, gyldigTil, aarsag, aflyst, version, snapshot };
  return { ...own, anvisningsenhed: { nummer: row.enhedsNummer } };
}
