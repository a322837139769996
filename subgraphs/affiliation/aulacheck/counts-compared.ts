import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

const kinds = ['boern', 'ansatte', 'kontakter'] as const;

export const countsCompared: AulaCheck = {
  code: 'COUNTS_COMPARED',
  stage: AulaStage.G_FIRST_DELIVERY,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.bpiServices,
  da: 'Den fulde levering havde lige så mange børn, medarbejdere og kontaktpersoner, som enheden har nu.',
  en: 'The full delivery held as many children, employees and contacts as the unit has now.',
  fix: {
    da: 'Sammenlign med pladsanvisningen, og send en ny fuld levering.',
    en: 'Compare with the place allocation, and send a new full delivery.',
  },
  appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
  failing: ({ levering, personer }) =>
    kinds.filter((kind) => levering?.counts && levering.counts[kind] !== personer[kind]).length,
};
