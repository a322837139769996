import { fill } from '../../common/errors/fill.ts';
import { haendelseKoder } from '../enhed/take-in.ts';

/** A finding, by what happened to the unit, or by what became of its people. */
export const findingKoder = [...haendelseKoder, 'NOT_MOVED_ALONG', 'STILL_IN_UNILOGIN'] as const;
export type FindingKode = (typeof findingKoder)[number];

/** What each finding says. */
const texts: Record<FindingKode, { en: string; da: string }> = {
  ENHED_CLOSED: {
    en: 'The unit {enhed} is closed, but this {slags} still hangs on it: end it, or tie it to another unit.',
    da: 'Enheden {enhed} er nedlagt, men denne {slags} hænger stadig på den: afslut den, eller knyt den til en anden enhed.',
  },
  NOT_MOVED_ALONG: {
    en: 'The unit {enhed} is closed and went on in {til}, but this {slags} could not go along ({aarsag}): end it, or tie it to another unit.',
    da: 'Enheden {enhed} er nedlagt og gik over i {til}, men denne {slags} kunne ikke følge med ({aarsag}): afslut den, eller knyt den til en anden enhed.',
  },
  STILL_IN_UNILOGIN: {
    en: 'The unit {enhed} is closed and this {slags} is over, but by our deliveries the person stands in Unilogin at the old number still: a DELETE takes everybody out who has left; with an active plan it is made by itself, and approved here.',
    da: 'Enheden {enhed} er nedlagt, og denne {slags} er ophørt, men efter vores leveringer står personen stadig i Unilogin på det gamle nummer: en DELETE fjerner alle, der er gået; med en aktiv plan laves den af sig selv og godkendes her.',
  },
  ENHED_MOVED: {
    en: 'The unit {enhed} was moved from {fra} to {til} after this {slags} was last written: confirm it by writing it again, or end it.',
    da: 'Enheden {enhed} er flyttet fra {fra} til {til}, efter at denne {slags} sidst blev skrevet: bekræft den ved at skrive den igen, eller afslut den.',
  },
  ENHED_KOMMUNE_CHANGED: {
    en: 'The unit {enhed} went from municipality {fra} to {til} after this {slags} was last written: the controller of its data is another, and its people were handed over. Look at what goes on: agreements, plans, user administrators.',
    da: 'Enheden {enhed} er gået fra kommune {fra} til {til}, efter at denne {slags} sidst blev skrevet: dataansvaret er et andet, og dens personer er overdraget. Se på det, der løber videre: aftaler, planer, brugeradministratorer.',
  },
  P_NUMMER_LOST: {
    en: 'The unit {enhed} has lost its P-number {fra}: Unilogin administers its data accesses by it, so that nobody can be delivered.',
    da: 'Enheden {enhed} har mistet sit P-nummer {fra}: Unilogin administrerer dataadgange efter det, så ingen kan leveres.',
  },
};

/** The text of a finding before it is filled in. */
export const findingText = (kode: FindingKode) => texts[kode];

export function findingTexts(kode: FindingKode, details: Readonly<Record<string, unknown>>) {
  const { en, da } = texts[kode];
  return { en: fill(en, details), da: fill(da, details) };
}
