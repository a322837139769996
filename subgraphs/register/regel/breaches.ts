import type { Problem } from '../answer/fejl.ts';
import type { Content } from '../dagtilbud/fields.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { BrokenAt, Regel, Severity } from './regel.ts';
import { regler, relations } from './regler.ts';

/** A rule that an object breaks, where, and with which value. */
export type Breach = Problem & { severity: Severity; value: string | null };

/** Every rule that an object of a draft breaks. */
export function breachesOf(object: DraftObject, draft: Draft, kodebog: Kodebog): Breach[] {
  const at = (field: string) => [...(object.paths[0] ?? [object.id]), field];
  const ofRow = brokenRegler(object.niveau, object.after).map(({ regel, breach }): Breach => {
    const { code, da, en, example, retryable } = regel;
    const severity = draft.ekstern?.excuses(object, code) ? 'warning' : 'refusal';
    return { code, da, en, example, retryable, path: at(breach.field), severity, value: breach.value };
  });
  const ofRelations = relations
    .filter(({ niveauer }) => niveauer.includes(object.niveau))
    .flatMap((relation): Breach[] => {
      const { code, da, en, example, retryable, severity } = relation;
      const breaches = [relation.check(object, draft, kodebog) ?? []].flat();
      return breaches.map(({ field, value }) => ({
        ...{ code, da, en, example, retryable, severity },
        path: at(field),
        value,
      }));
    });
  return [...ofRow, ...ofRelations];
}

const reglerOf = Object.fromEntries(
  (['daginstitution', 'anvisningsenhed', 'alternativAdresse'] as const).map((niveau) => [
    niveau,
    regler.filter((regel) => regel.niveauer.includes(niveau)),
  ]),
) as Record<Niveau, Regel[]>;

/** The rules that a row breaks, each with the place where. */
export function brokenRegler(niveau: Niveau, row: Content[Niveau]): { regel: Regel; breach: BrokenAt }[] {
  return reglerOf[niveau].flatMap((regel) => {
    const kept = regel.check(row);
    if (kept === true) return [];
    const breaches = kept === false ? [breachAt(regel.field, row)] : kept;
    return breaches.map((breach) => ({ regel, breach }));
  });
}

function breachAt(field: string, row: Content[Niveau]): BrokenAt {
  const value = row[field as keyof typeof row] as string | number | null | undefined;
  return { field, value: value === null || value === undefined ? null : String(value) };
}
