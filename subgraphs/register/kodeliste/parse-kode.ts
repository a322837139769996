import { refusal } from '../../common/errors/refusal.ts';
import type { Kodebog } from './kodebog.ts';
import type { Liste } from './lister.ts';

/** Checks that a code is in its table; refuses others with KODE_UNKNOWN and names the codes there are. */
export const parseKode = (kodebog: Kodebog, liste: Liste) => (value: string, field: string) => {
  if (kodebog.has(liste, value)) return value;
  const example = kodebog
    .koder(liste)
    .map((kode) => `"${kode.kode}" (${kode.tekst})`)
    .slice(0, 4)
    .join(', ');
  throw refusal('KODE_UNKNOWN', { field, value, liste, example });
};
