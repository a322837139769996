import gader from './gader.json' with { type: 'json' };
import type { Adresse } from './institution.ts';
import type { Random } from './random.ts';
import type { Sted } from './sted.ts';
import { kommuneOf } from './texts.ts';

/** An address near the middle of a place. */
export function drawAdresse(kommuneKode: string, sted: Sted, random: Random): Adresse {
  const supplerende = sted.supplerende ?? [];
  return {
    kommuneKode,
    kommuneKode_Tekst: kommuneOf(kommuneKode).navn,
    vejNavn: sted.vejNavn ?? random.pick(gader.by),
    husNummer: drawHusNummer(random),
    postNummer: sted.postNummer,
    byNavn: sted.byNavn,
    supplerendeBynavn: supplerende.length > 0 && random.chance(0.35) ? random.pick(supplerende) : '',
    geoBredde: decimalComma(sted.bredde + jitter(random, 0.006)),
    geoLaengde: decimalComma(sted.laengde + jitter(random, 0.009)),
    dawaId: drawUuid(random),
  };
}

export function drawRaadhus(kommuneKode: string, sted: Sted, random: Random): Adresse {
  return {
    ...drawAdresse(kommuneKode, sted, random),
    vejNavn: random.pick(gader.raadhus),
    husNummer: String(random.int(1, 9)),
    supplerendeBynavn: '',
  };
}

function drawHusNummer(random: Random): string {
  const number = 1 + Math.floor(random.next() ** 2 * 118);
  return random.chance(0.14) ? `${number}${random.pick(['A', 'A', 'B', 'B', 'C', 'D'])}` : String(number);
}

/** Most houses lie close to the middle. */
function jitter(random: Random, reach: number): number {
  return (random.next() + random.next() - 1) * reach;
}

function decimalComma(degrees: number): string {
  return degrees.toFixed(5).replace('.', ',');
}

/** DAR ids are UUIDs (RFC 9562); ours are drawn, so that they are the same on every machine. */
function drawUuid(random: Random): string {
  const hex = [1, 2, 3, 4].map(() => random.bits().toString(16).padStart(8, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, variant + hex.slice(17, 20), hex.slice(20)].join(
    '-',
  );
}
