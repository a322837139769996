import type { Unilogin } from './unilogin.ts';

export interface UniloginFacts {
  nummer: string;
  aktiv: boolean;
  cvrNummer: string | null;
  pNummer: string | null;
}

/** Users may be attached to an active unit with CVR and P-number (STIL, "Brug af numre i Unilogin"). */
export function toUnilogin(enhed: UniloginFacts): Unilogin {
  const begrundelse = reasonAgainst(enhed);
  return { institutionsnummer: enhed.nummer, kanTilknytteBrugere: begrundelse === null, begrundelse };
}

function reasonAgainst({ aktiv, cvrNummer, pNummer }: UniloginFacts): string | null {
  if (!aktiv) return 'Enheden er nedlagt.';
  if (!pNummer) return 'Enheden mangler P-nummer.';
  if (!/^\d{10}$/.test(pNummer)) return 'Enhedens P-nummer er ikke på ti cifre.';
  if (!cvrNummer) return 'Enheden mangler CVR-nummer.';
  if (!/^\d{8}$/.test(cvrNummer)) return 'Enhedens CVR-nummer er ikke på otte cifre.';
  return null;
}
