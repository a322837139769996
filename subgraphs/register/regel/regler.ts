import { adresseRegler, adresseRelations } from './adresse.ts';
import { combinationRelations } from './combination.ts';
import { eksternRelations } from './ekstern.ts';
import { hierarchyRelations } from './hierarchy.ts';
import { kodeRelations } from './koder.ts';
import { kontaktRegler } from './kontakt.ts';
import { navnRegler, navnRelations } from './navn.ts';
import { oldRowRelations } from './old-rows.ts';
import type { Regel, RegelText, Relation, Severity } from './regel.ts';
import { requiredRegler } from './required.ts';
import { virksomhedRegler, virksomhedRelations } from './virksomhed.ts';

/** Every rule about the content of a single row, in the order of answers. */
export const regler: readonly Regel[] = [
  ...navnRegler,
  ...requiredRegler,
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
