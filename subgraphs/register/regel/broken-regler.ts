import type { Content } from '../change/content.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Breach, Regel } from './regel.ts';
import { regler } from './regler.ts';

const reglerOf = Object.fromEntries(
  (['daginstitution', 'anvisningsenhed', 'alternativAdresse'] as const).map((niveau) => [
    niveau,
    regler.filter((regel) => regel.niveauer.includes(niveau)),
  ]),
) as Record<Niveau, Regel[]>;

/** The rules that a row breaks, each with the place where. */
export function brokenRegler(niveau: Niveau, row: Content[Niveau]): { regel: Regel; breach: Breach }[] {
  return reglerOf[niveau].flatMap((regel) => {
    const kept = regel.check(row);
    if (kept === true) return [];
    const breaches = kept === false ? [breachAt(regel.field, row)] : kept;
    return breaches.map((breach) => ({ regel, breach }));
  });
}

function breachAt(field: string, row: Content[Niveau]): Breach {
  const value = row[field as keyof typeof row] as string | number | null | undefined;
  return { field, value: value === null || value === undefined ? null : String(value) };
}
