import type { Adresseopslag } from './adresse-register.ts';
import { type Adressedele, normalHusNummer } from './same-adresse.ts';

/** Longer than any address, and nothing that a query could not hold. */
const isAskable = (text: string): boolean => text.length <= 200 && !/\p{C}/u.test(text);

/**
 * An address in the one line that DAR has of a house number, "Solvej 4A, Virklund, 8600 Silkeborg"; null when parts
 * are missing or it cannot be asked for.
 */
export function betegnelseOf(opslag: Adresseopslag): string | null {
  const { vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn } = opslag;
  if (vejNavn === null || husNummer === null || postNummer === null || byNavn === null) return null;
  const parts = [`${vejNavn} ${normalHusNummer(husNummer)}`, supplerendeBynavn, `${postNummer} ${byNavn}`];
  const text = parts.filter((part) => part !== null).join(', ');
  return isAskable(text) ? text : null;
}

const streetAndNumber = /^(?<vejNavn>.*\S)\s+(?<husNummer>\d+\s?\p{L}?)$/u;
const postNumberAndTown = /^(?<postNummer>\d{4})\s+\S/;

/** "st. tv", "1.", "kl. 2", "12. th": what DAR writes between house number and village. */
const floorAndDoor = /^(st|kl|k\d|\d{1,2})\.?(\s+(th|tv|mf|\d{1,4}|\p{L}\d{1,3})\.?)?$/iu;

/** The parts of DAR's line, of a house number or of an address with floor and door; null when it cannot be read. */
export function readBetegnelse(betegnelse: string): Adressedele | null {
  const parts = betegnelse.split(',').map((part) => part.trim());
  const street = streetAndNumber.exec(parts[0] ?? '')?.groups;
  const town = postNumberAndTown.exec(parts.at(-1) ?? '')?.groups;
  if (!street || !town) return null;
  const supplerendeBynavn = parts.slice(1, -1).find((part) => part !== '' && !floorAndDoor.test(part)) ?? null;
  return {
    vejNavn: street.vejNavn ?? null,
    husNummer: street.husNummer ?? null,
    postNummer: town.postNummer ?? null,
    supplerendeBynavn,
  };
}
