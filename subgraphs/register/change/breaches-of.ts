import type { Problem } from '../answer/fejl.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { brokenRegler } from '../regel/broken-regler.ts';
import type { Severity } from '../regel/regel-text.ts';
import { relations } from '../regel/relations.ts';
import type { Draft } from './draft.ts';
import type { DraftObject } from './draft-object.ts';

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
