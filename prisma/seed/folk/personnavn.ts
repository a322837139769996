import type { Random } from '../sample/random.ts';
import { dage } from './dage.ts';
import navne from './navne.json' with { type: 'json' };

const boern = dage.of('2005-01-01');
const voksne = dage.of('1970-01-01');

/** Names that are common in Denmark; first names follow the fashion of the year of birth. */
export const personnavn = {
  fornavn(random: Random, koen: 'M' | 'K', foedselsdag: number): string {
    const [maend, kvinder] = generation(foedselsdag);
    return random.pickEarly(koen === 'M' ? maend : kvinder);
  },
  efternavn: (random: Random): string => random.pickEarly(navne.efternavne),
};

function generation(foedselsdag: number): [maend: string[], kvinder: string[]] {
  if (foedselsdag >= boern) return [navne.drenge, navne.piger];
  if (foedselsdag >= voksne) return [navne.maend, navne.kvinder];
  return [navne.aeldreMaend, navne.aeldreKvinder];
}
