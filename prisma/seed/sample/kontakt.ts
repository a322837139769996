import type { SamletRow } from '../samlet-row.ts';
import type { Municipality } from './municipality.ts';
import type { Random } from './random.ts';

/** 40 % of the register's units have no e-mail; `.example` is reserved and reaches nobody (RFC 2606). */
const withoutEmail = 0.4;

export function drawKontakt(
  municipality: Municipality,
  random: Random,
  unit: { navn: string; privat: boolean },
): Pick<SamletRow, 'email' | 'telefonNummer'> {
  const short = slug(lastWords(unit.navn));
  const email = unit.privat ? `kontakt@${short}.example` : `${short}@${slug(municipality.navn)}.example`;
  return {
    email: random.chance(withoutEmail) ? '' : email,
    telefonNummer: drawTelefon(municipality, random),
  };
}

/** The region's first digits, then 00: right in form, nobody's number. */
export function drawTelefon({ telefonPrefix }: Pick<Municipality, 'telefonPrefix'>, random: Random): string {
  return `${telefonPrefix}00${String(random.int(1000, 9999))}`;
}

function lastWords(navn: string): string {
  const words = navn.split(' ');
  const last = words.at(-1) ?? '';
  return last.length > 3 ? last : words.slice(-2).join('');
}

export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .replaceAll('é', 'e')
    .replace(/[^a-z0-9-]/g, '');
}
