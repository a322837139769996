import type { SamletRow } from '../samlet-row.ts';
import { drawAdresse } from './adresse.ts';
import { buildAdresser } from './build-adresser.ts';
import type { Adresse, Enhed, Institution } from './institution.ts';
import { drawTelefon, slug } from './kontakt.ts';
import type { Municipality } from './municipality.ts';
import type { Planned } from './planned-institutions.ts';
import type { Random } from './random.ts';
import { egne, verdenshjoerner } from './sted.ts';
import { kodeTekst } from './texts.ts';

const gruppeformer = ['Dagplejen Distrikt', 'Dagplejen i', 'Dagplejedistrikt', 'Dagplejegruppe'];

/** Danish says "på" an island, and some municipalities are not named as the place is. */
const stednavne: Readonly<Record<string, string>> = {
  '360': 'på Lolland',
  '400': 'på Bornholm',
  '480': 'på Nordfyn',
  '482': 'på Langeland',
  '492': 'på Ærø',
  '563': 'på Fanø',
  '741': 'på Samsø',
  '773': 'på Mors',
  '820': 'i Vesthimmerland',
  '825': 'på Læsø',
};

/** The municipal dagpleje: groups as anvisningsenheder, as STIL asks ("Dagplejere i Dagtilbudsregisteret"). */
export function buildDagpleje(
  municipality: Municipality,
  planned: Planned,
  row: SamletRow,
  groups: number,
  random: Random,
): Institution {
  const open: SamletRow = { ...row, aktivitetsstatus: 'Aktiv', dagtilbudsNavn: dagplejeNavn(municipality) };
  const shared = random.chance(0.7) || planned.anker ? { pNummer: municipality.numre.nextPNummer() } : undefined;
  const enheder = gruppeNavne(municipality, planned, groups, random).map((navn): Enhed => {
    const adresse = shared ? municipality.raadhus : groupAdresse(municipality, random);
    const pNummer = shared?.pNummer ?? municipality.numre.nextPNummer();
    const enhed = { ...gruppe(municipality, open, navn, random), ...adresse, pNummer };
    return { row: enhed, adresser: buildAdresser(municipality, enhed, random) };
  });
  return { row: open, enheder, anker: planned.anker === true };
}

function dagplejeNavn({ kode, navn }: Municipality): string {
  return `Dagplejen ${stednavne[kode] ?? `i ${navn}`}`;
}

function gruppe(municipality: Municipality, parent: SamletRow, navn: string, random: Random): SamletRow {
  return {
    ...parent,
    dagtilbudsType: 'anvisningsenhed',
    dagtilbudsNavn: navn,
    instType3: '6013',
    instType3_Tekst: kodeTekst('institutionstype', '6013'),
    email: random.chance(0.6) ? `dagplejen@${slug(municipality.navn)}.example` : '',
    telefonNummer: drawTelefon(municipality, random),
    cvrNummer: municipality.kommunalCvr,
  };
}

/** Districts go by the compass first, other groups by town; what is left over gets a number. */
function gruppeNavne(municipality: Municipality, planned: Planned, groups: number, random: Random): string[] {
  const towns = [...new Set(municipality.steder.flatMap(egne))];
  const forms = groups > towns.length ? gruppeformer.filter((form) => !form.endsWith(' i')) : gruppeformer;
  const form = planned.gruppeform ?? random.pick(forms);
  const words = form.endsWith('istrikt') ? [...verdenshjoerner, ...towns] : towns;
  const numbers = Array.from({ length: groups }, (_, i) => String(i + 1));
  const distinct = [...new Set([...words, ...numbers])].slice(0, groups);
  return distinct.map((word) => municipality.uniqueName(() => `${form} ${word}`));
}

function groupAdresse(municipality: Municipality, random: Random): Adresse {
  return drawAdresse(municipality.kode, random.pickEarly(municipality.steder), random);
}
