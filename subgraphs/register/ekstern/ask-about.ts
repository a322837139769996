import type { Adresseopslag } from './adresse-register.ts';
import { askWithin } from './ask-within.ts';
import type { Ekstern } from './ekstern.ts';
import { type EksternSvar, ikkeKontrolleret } from './svar.ts';
import { type Kind, type Sted, vaerdiOf } from './vaerdi-of.ts';
import type { PNummerSvar } from './virksomheds-register.ts';

const silent = ikkeKontrolleret('TIMEOUT');

/** Answers by what was asked: addresses by their value, P-numbers by themselves. */
export interface Answers {
  dar: Map<string, EksternSvar>;
  cvr: Map<string, PNummerSvar>;
}

/** Asks both registers at the same time about a number of places, each value once. */
export async function askAbout(
  ekstern: Ekstern,
  steder: Record<Kind, readonly Sted[]>,
  timeoutMs: number,
): Promise<Answers> {
  const adresser = new Map<string, Adresseopslag>();
  for (const sted of steder.dar) adresser.set(vaerdiOf.dar(sted) ?? '', sted);
  const pNumre = new Map<string, string>();
  for (const { pNummer } of steder.cvr) if (pNummer !== null) pNumre.set(pNummer, pNummer);
  const [dar, cvr] = await Promise.all([
    askWithin(ekstern.dar, adresser, timeoutMs, silent),
    askWithin(ekstern.cvr, pNumre, timeoutMs, { ...silent, cvrNummer: null }),
  ]);
  return { dar, cvr };
}
