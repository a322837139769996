import type { Snapshot } from '../../common/database/snapshot.ts';
import { toDagtilbud } from '../dagtilbud/to-dagtilbud.ts';
import type { Daginstitution as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Daginstitution } from './daginstitution.ts';

export function toDaginstitution(row: Row, kodebog: Kodebog, snapshot: Snapshot): Daginstitution {
  const kommune = kodebog.kommune(row.admKommuneKode);
  if (!kommune) throw new Error(`daginstitution ${row.nummer} has no municipality`);
  return {
    ...toDagtilbud(row, kodebog, 'daginstitution', snapshot),
    ejerform: kodebog.kode('ejerform', row.ejerformKode),
    lovgrundlag: kodebog.kode('lovgrundlag', row.lovgrundlagKode),
    kommune: { ...kommune, snapshot },
  };
}
