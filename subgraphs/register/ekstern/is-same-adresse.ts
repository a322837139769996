import { fold } from '../../common/text/fold.ts';
import type { Adresseopslag } from './adresse-register.ts';

/**
 * Whether DAR's way of writing an address ("Solvej 4A, 1. tv, 8600 Silkeborg") is of the same house as ours. What we
 * do not hold is not compared.
 */
export function isSameAdresse(betegnelse: string, { vejNavn, husNummer, postNummer }: Adresseopslag): boolean {
  const theirs = ` ${packed(betegnelse)} `;
  const place = [vejNavn, husNummer].filter((part) => part !== null).join(' ');
  return (
    theirs.startsWith(place === '' ? ' ' : ` ${packed(place)} `) && theirs.includes(` ${packed(postNummer ?? '')}`)
  );
}

/** "4 A" and "04A" are "4a": the register's house numbers are written in every way. */
const packed = (text: string): string => fold(text).replace(/\b0*(\d+) ?([a-z])?\b/g, '$1$2');
