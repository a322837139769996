import type { SamletRow } from '../samlet-row.ts';
import { drawAdresse } from './adresse.ts';
import { buildAdresser } from './build-adresser.ts';
import { buildDagpleje } from './build-dagpleje.ts';
import { type DaycareKind, type DaycareKindName, daycareKinds } from './daycare-kinds.ts';
import { blankRow, type Enhed, type Institution } from './institution.ts';
import { drawKontakt } from './kontakt.ts';
import type { Municipality } from './municipality.ts';
import { drawNavn } from './name-patterns.ts';
import type { Planned } from './planned-institutions.ts';
import type { Random } from './random.ts';
import { drawEgn, type Sted, verdenshjoerner } from './sted.ts';
import { kodeTekst } from './texts.ts';

const ownKlyngeform: Partial<Record<DaycareKindName, string>> = {
  klub: 'Klubberne',
  saerlig: 'Specialtilbuddene',
  privat: 'De private børnehuse',
};

/** One daginstitution with its units and addresses. A cluster lies in one part of the municipality. */
export function buildInstitution(
  municipality: Municipality,
  planned: Planned,
  groups: number,
  random: Random,
): Institution {
  const row = institutionRow(municipality, planned, random);
  if (planned.kind === 'dagpleje') return buildDagpleje(municipality, planned, row, groups, random);
  const sted = drawSted(municipality, planned, random);
  const cvrNummer = row.ejerformKode === '1' ? municipality.kommunalCvr : municipality.numre.nextCvr();
  const count = planned.enheder ?? drawCount(daycareKinds[planned.kind], random);
  const enheder: Enhed[] = [];
  while (enheder.length < count) {
    enheder.push(buildEnhed(municipality, planned, { ...row, cvrNummer }, sted, enheder.length === 0, random));
  }
  row.dagtilbudsNavn = institutionNavn(municipality, planned, enheder, sted, random);
  return { row, enheder, anker: planned.anker === true };
}

function institutionRow(municipality: Municipality, planned: Planned, random: Random): SamletRow {
  const kind: DaycareKind = daycareKinds[planned.kind];
  const ejerform = random.weighted(kind.ejerform);
  const closed = planned.nedlagt ?? (random.chance(0.03) && !planned.anker);
  return {
    ...blankRow,
    dagtilbudsType: 'daginstitution',
    aktivitetsstatus: closed ? 'Nedlagt' : 'Aktiv',
    ejerformKode: ejerform,
    ejerformKode_Tekst: kodeTekst('ejerform', ejerform),
    admKommuneKode: municipality.kode,
    admKommuneKode_Tekst: municipality.navn,
    lovgrundlagKode: kind.lovgrundlag,
    lovgrundlagKode_Tekst: kodeTekst('lovgrundlag', kind.lovgrundlag),
  };
}

/** Village schemes lie outside the main town. */
function drawSted(municipality: Municipality, planned: Planned, random: Random): Sted {
  const { steder } = municipality;
  const fixed = steder.find(({ postNummer }) => postNummer === planned.postNummer);
  if (fixed) return fixed;
  const villages = steder.slice(1);
  return planned.kind === 'landsbyordning' && villages.length > 0 ? random.pick(villages) : random.pickEarly(steder);
}

function drawCount(kind: DaycareKind, random: Random): number {
  return random.chance(kind.clustered) ? random.int(...kind.enheder) : 1;
}

function buildEnhed(
  municipality: Municipality,
  planned: Planned,
  parent: SamletRow,
  sted: Sted,
  isFirst: boolean,
  random: Random,
): Enhed {
  const type = random.weighted(daycareKinds[planned.kind].typer as DaycareKind['typer']);
  const adresse = drawAdresse(municipality.kode, sted, random);
  const unit = { kind: planned.kind, type, egn: drawEgn(sted, random), vejNavn: adresse.vejNavn };
  const navn = drawNavn(municipality, random, unit);
  const row: SamletRow = {
    ...parent,
    ...adresse,
    ...drawKontakt(municipality, random, { navn, privat: parent.ejerformKode === '3' }),
    dagtilbudsType: 'anvisningsenhed',
    dagtilbudsNavn: navn,
    aktivitetsstatus: !isFirst && !planned.anker && random.chance(0.02) ? 'Nedlagt' : parent.aktivitetsstatus,
    instType3: type,
    instType3_Tekst: kodeTekst('institutionstype', type),
    pNummer: municipality.numre.nextPNummer(),
  };
  return { row, adresser: buildAdresser(municipality, row, random, isFirst ? planned.adresser : 0) };
}

/** A single institution bears its unit's name, a cluster one of its own. */
function institutionNavn(
  municipality: Municipality,
  planned: Planned,
  enheder: Enhed[],
  sted: Sted,
  random: Random,
): string {
  if (planned.navn) return municipality.uniqueName(() => planned.navn ?? '');
  const [first, second] = enheder;
  if (first && !second) return first.row.dagtilbudsNavn;
  const form = ownKlyngeform[planned.kind];
  return municipality.uniqueName(() =>
    form ? `${form} i ${drawEgn(sted, random)}` : `${municipality.klyngeform} ${drawDistrikt(sted, random)}`,
  );
}

/** "Nord", "Risskov" or "Risskov Nord". */
function drawDistrikt(sted: Sted, random: Random): string {
  if (random.chance(0.12)) return random.pick(verdenshjoerner);
  const egn = drawEgn(sted, random);
  const mayDivide = !/(nord|syd|øst|vest|midt)$/i.test(egn) && random.chance(0.3);
  return mayDivide ? `${egn} ${random.pick(verdenshjoerner)}` : egn;
}
