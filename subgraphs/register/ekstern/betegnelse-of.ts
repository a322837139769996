import type { Adresseopslag } from './adresse-register.ts';

/** Longer than any address, and nothing that a query could not hold. */
const isAskable = (text: string): boolean => text.length <= 200 && !/\p{C}/u.test(text);

/** An address in the one line that DAR has of a house number; null when parts are missing or it cannot be asked for. */
export function betegnelseOf(opslag: Adresseopslag): string | null {
  const { vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn } = opslag;
  if (vejNavn === null || husNummer === null || postNummer === null || byNavn === null) return null;
  const parts = [`${vejNavn} ${husNummer}`, supplerendeBynavn, `${postNummer} ${byNavn}`];
  const text = parts.filter((part) => part !== null).join(', ');
  return isAskable(text) ? text : null;
}
