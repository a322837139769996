import type { RegelText, Severity } from './regel-text.ts';
import { regler } from './regler.ts';
import { relations } from './relations.ts';

/** Every rule there is, whatever it looks at. */
export const catalogue: readonly (RegelText & { severity: Severity })[] = [
  ...regler.map((regel) => ({ ...regel, severity: 'refusal' as const })),
  ...relations,
];
