import type { Severity } from '../../common/severity.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Content, Niveau } from '../dagtilbud/fields.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { adresseMissing, adresseRegler, adresseRelations } from './adresse.ts';
import { eksternRelations } from './ekstern.ts';
import { hierarchyRelations, oldRowRelations } from './hierarchy.ts';
import { combinationRelations, kodeRegler, kodeRelations } from './koder.ts';
import { kontaktRegler } from './kontakt.ts';
import { navnRegler, navnRelations } from './navn.ts';
import type { BrokenAt, Regel, RegelText, Relation } from './regel.ts';
import { virksomhedRegler, virksomhedRelations } from './virksomhed.ts';

/** Every rule about the content of a single row, in the order of answers. */
export const regler: readonly Regel[] = [
  ...navnRegler,
  ...kodeRegler,
  adresseMissing,
  ...virksomhedRegler,
  ...adresseRegler,
  ...kontaktRegler,
];

/** Every rule about an object and those around it, in the order of answers. */
export const relations: readonly Relation[] = [
  ...kodeRelations,
  ...hierarchyRelations,
  ...combinationRelations,
  ...oldRowRelations,
  ...navnRelations,
  ...adresseRelations,
  ...virksomhedRelations,
  ...eksternRelations,
];

/** Every rule there is, whatever it looks at. */
export const catalogue: readonly (RegelText & { severity: Severity })[] = [
  ...regler.map((regel) => ({ ...regel, severity: 'refusal' as const })),
  ...relations,
];

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
