import type { Snapshot } from '../../common/database/snapshot.ts';
import { toAdresse } from '../adresse/to-adresse.ts';
import { toDagtilbud } from '../dagtilbud/to-dagtilbud.ts';
import type { AlternativAdresse as Row } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { AlternativAdresse } from './alternativ-adresse.ts';

export function toAlternativAdresse(row: Row, kodebog: Kodebog, snapshot: Snapshot): AlternativAdresse {
  return {
    ...toDagtilbud(row, kodebog, 'alternativAdresse', snapshot),
    anvisningsenhedsNummer: row.anvisningsenhedsNummer,
    adresse: toAdresse(row, kodebog, snapshot),
    email: row.email,
    telefonNummer: row.telefonNummer,
    cvrNummer: row.cvrNummer,
    pNummer: row.pNummer,
  };
}
