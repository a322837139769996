import type { GruppeRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Random } from '../sample/random.ts';
import { enhedsprofiler } from './enhedsprofil.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import { lokalSerie } from './lokal-serie.ts';
import navne from './navne.json' with { type: 'json' };

/** Before anybody in the sample was attached. */
const gyldigFra = '2018-08-01';

/** How many childminders meet in a play group. */
const perLegestue = 4;

export interface Grupper {
  /** The main groups, one for each room or childminder, in their order. */
  stuer: GruppeRow[];
  /** For each room, the play group that its children go to; none outside dagpleje. */
  legestuer: GruppeRow[];
}

/** A unit's groups: its rooms, or its childminders by name; in dagpleje, as municipalities show it in Aula, with play groups. */
export function buildGrupper(enhed: FolkEnhed, count: number, dagplejere: readonly string[], random: Random): Grupper {
  const trin = enhedsprofiler[enhed.instType3]?.trin ?? 'Andet';
  const stue = (kode: (number: number) => string) => (navn: string, i: number) => ({
    ...gruppe(enhed, kode(i + 1), navn),
    gruppetype: 'Hovedgruppe' as const,
    trin,
  });
  if (enhed.instType3 !== '6013') {
    const names = random.shuffle(trin === 'DT' ? navne.stuer : navne.klubstuer).slice(0, count);
    return { stuer: names.map(stue(serial('stue'))), legestuer: [] };
  }
  const names = random.shuffle(navne.legestuer);
  const legestuer = names.map((navn, i) => gruppe(enhed, serial('ls')(i + 1), navn));
  return {
    stuer: dagplejere.map(stue(lokalSerie(enhed, 'dp-'))),
    legestuer: dagplejere.flatMap((_, i) => legestuer[Math.floor(i / perLegestue)] ?? []),
  };
}

function serial(prefix: string): (number: number) => string {
  return (number) => `${prefix}-${String(number).padStart(3, '0')}`;
}

function gruppe({ nummer }: FolkEnhed, kode: string, navn: string): GruppeRow {
  return {
    type: 'gruppe',
    enhed: nummer,
    kode,
    navn,
    gruppetype: 'Hold',
    trin: null,
    linje: null,
    gyldigFra,
    gyldigTil: null,
  };
}
