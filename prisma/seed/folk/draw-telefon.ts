import type { Telefon } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { drawTelefon as drawNummer } from '../sample/kontakt.ts';
import type { Random } from '../sample/random.ts';
import type { Nabolag } from './nabolag.ts';

/** A number of the region; some are ex-directory. */
export function drawTelefon({ telefonPrefixes }: Nabolag, random: Random, beskyttet: boolean): Telefon {
  const nummer = drawNummer({ telefonPrefix: random.pick(telefonPrefixes) }, random);
  return { nummer, beskyttet: beskyttet || random.chance(0.02) };
}
