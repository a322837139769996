import type { SamletRow } from '../samlet-row.ts';
import { drawAdresse } from './adresse.ts';
import type { Municipality } from './municipality.ts';
import navne from './navne.json' with { type: 'json' };
import { udflytterKommuner } from './peculiarities.ts';
import type { Random } from './random.ts';
import { stederIn } from './sted.ts';

/** The alternative addresses of a unit: about 17 % of the units have one or two. */
export function buildAdresser(municipality: Municipality, enhed: SamletRow, random: Random, atLeast = 0): SamletRow[] {
  const drawn = random.weighted([
    [0, 83],
    [1, 16],
    [2, 1],
  ]);
  const count = Math.max(drawn, atLeast);
  return random
    .shuffle(suffixes(enhed))
    .slice(0, count)
    .map((suffix) => buildAdresse(municipality, enhed, suffix, random));
}

function suffixes(enhed: SamletRow): readonly string[] {
  return ['6020', '6021'].includes(enhed.instType3) ? navne.klubadresse : navne.adresse;
}

/** Type, e-mail and phone are not known on this level in the register. */
function buildAdresse(municipality: Municipality, enhed: SamletRow, suffix: string, random: Random): SamletRow {
  const away = awayKommune(municipality, enhed, random);
  const kommuneKode = away ?? municipality.kode;
  const nearby = stederIn(kommuneKode).filter(
    ({ postNummer }) => away !== undefined || postNummer === enhed.postNummer,
  );
  return {
    ...enhed,
    ...drawAdresse(kommuneKode, random.pick(nearby), random),
    dagtilbudsType: 'alternativAdresse',
    dagtilbudsNavn: adresseNavn(municipality, enhed, suffix, away !== undefined),
    aktivitetsstatus: random.chance(0.03) ? 'Nedlagt' : enhed.aktivitetsstatus,
    instType3: '',
    instType3_Tekst: '',
    email: '',
    telefonNummer: '',
    pNummer: random.chance(0.5) ? municipality.numre.nextPNummer() : enhed.pNummer,
  };
}

function adresseNavn(municipality: Municipality, enhed: SamletRow, suffix: string, isAway: boolean): string {
  if (isAway) return municipality.uniqueName(() => `Udflytterbørnehaven ${municipality.nextWord('udflytter')}`);
  if (enhed.instType3 === '6013') return municipality.uniqueName(() => `Legestuen ${municipality.nextWord('boern')}`);
  return `${enhed.dagtilbudsNavn}, ${suffix}`;
}

function awayKommune(municipality: Municipality, enhed: SamletRow, random: Random): string | undefined {
  const kommuner = udflytterKommuner[municipality.kode] ?? [];
  const isDayCare = ['6011', '6012', '6014'].includes(enhed.instType3);
  return isDayCare && kommuner.length > 0 && random.chance(0.3) ? random.pick(kommuner) : undefined;
}
