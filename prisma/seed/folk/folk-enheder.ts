import type { SamletRow } from '../samlet-row.ts';
import { Random } from '../sample/random.ts';
import { sample } from '../sample.ts';
import { enhedsprofiler } from './enhedsprofil.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import type { FolkSize } from './folk-size.ts';
import { handful } from './handful.ts';

/** The units that people are attached to, in the order of the register sample: a municipality's come together. */
export function* folkEnheder(size: FolkSize): Generator<FolkEnhed> {
  if (size !== 'national') yield* handful(attachable(sample(size)));
  else for (const enhed of attachable(sample('full'))) if (hasOwnPeople(enhed)) yield enhed;
}

/** Unilogin wants an active unit with CVR and P-number (STIL, side 52592712). */
function* attachable(rows: Iterable<SamletRow>): Generator<FolkEnhed> {
  let instType3 = '';
  for (const row of rows) {
    if (row.dagtilbudsType === 'anvisningsenhed') instType3 = row.instType3;
    const complete = row.aktivitetsstatus === 'Aktiv' && row.cvrNummer !== '' && /^\d{10}$/.test(row.pNummer);
    if (row.anvisningsenhedsNummer !== '' && complete && instType3 in enhedsprofiler) yield folkEnhed(row, instType3);
  }
}

function folkEnhed(row: SamletRow, instType3: string): FolkEnhed {
  return {
    nummer: row.alternativAdresseNummer || row.anvisningsenhedsNummer,
    navn: row.dagtilbudsNavn,
    kommuneKode: row.admKommuneKode,
    instType3,
    alternativAdresse: row.alternativAdresseNummer !== '',
    cvrNummer: row.cvrNummer,
    pNummer: row.pNummer,
    stuer: null,
    beskyttet: 'ingen',
    seed: `${row.admKommuneKode}/${row.dagtilbudsNavn}`,
  };
}

/** Every unit, and every fourth alternative address; none of a dagpleje, whose play groups are groups of the unit. */
function hasOwnPeople({ alternativAdresse, instType3, seed }: FolkEnhed): boolean {
  return !alternativAdresse || (instType3 !== '6013' && new Random(`adresse/${seed}`).chance(0.25));
}
