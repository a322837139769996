import { fold } from '../../common/text/fold.ts';
import type { Adresseopslag } from './adresse-register.ts';
import { isSameVejNavn } from './vej-navn.ts';

/** The parts of an address that say which house it is; null where they are not known. */
export type Adressedele = Pick<Adresseopslag, 'vejNavn' | 'husNummer' | 'supplerendeBynavn' | 'postNummer'>;

const same: { [Part in keyof Adressedele]: (one: string, other: string) => boolean } = {
  vejNavn: isSameVejNavn,
  husNummer: (one, other) => normalHusNummer(one) === normalHusNummer(other),
  postNummer: (one, other) => one.trim().padStart(4, '0') === other.trim().padStart(4, '0'),
  supplerendeBynavn: isSameVejNavn, // villages are abbreviated in the same way: "Nr. Broby"
};

/**
 * Whether two addresses are of the same house, part by part. What one of them does not hold is not compared: DAR has a
 * supplerende bynavn only where a post number has the same street twice. The town is not compared, since it follows
 * from the post number and is written in many ways ("Kgs. Lyngby"); nor are floor and door, which we do not hold.
 */
export function isSameAdresse(one: Adressedele, other: Adressedele): boolean {
  return (Object.keys(same) as (keyof Adressedele)[]).every((part) => {
    const [value, otherValue] = [one[part], other[part]];
    return value === null || otherValue === null || same[part](value, otherValue);
  });
}

/**
 * A house number as DAR writes it: "4A" for "4 a", "004A" and "4A, 1. tv", since floor and door are no part of it. What
 * is none ("4-6") is only folded: it is the same as itself.
 */
export function normalHusNummer(husNummer: string): string {
  const [, digits, letter = ''] = /^0*(\d+)\s*(\p{L}?)\s*(?:,.*)?$/su.exec(husNummer.trim()) ?? [];
  return digits === undefined ? fold(husNummer) : `${digits}${letter.toUpperCase()}`;
}
