import type { Snapshot } from '../../common/database/snapshot.ts';
import { toAdresse } from '../adresse/to-adresse.ts';
import { toDagtilbud } from '../dagtilbud/to-dagtilbud.ts';
import type { Anvisningsenhed as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { Anvisningsenhed } from './anvisningsenhed.ts';

export function toAnvisningsenhed(row: Row, kodebog: Kodebog, snapshot: Snapshot): Anvisningsenhed {
  return {
    ...toDagtilbud(row, kodebog, 'anvisningsenhed', snapshot),
    daginstitutionsNummer: row.daginstitutionsNummer,
    institutionstype: kodebog.kode('institutionstype', row.institutionstypeKode),
    adresse: toAdresse(row, kodebog, snapshot),
    email: row.email,
    telefonNummer: row.telefonNummer,
    cvrNummer: row.cvrNummer,
    pNummer: row.pNummer,
  };
}
