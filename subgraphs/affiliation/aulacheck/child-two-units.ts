import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const childTwoUnits: AulaCheck = {
  code: 'CHILD_TWO_UNITS',
  stage: AulaStage.E_CHILDREN,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.exportSchema,
  da: 'Intet barn er knyttet til to enheder uden grund.',
  en: 'No child is tied to two units without a reason.',
  fix: { da: 'Afslut den tilknytning, der ikke gælder mere.', en: 'End the tie that holds no more.' },
  failing: ({ personer }) => personer.boernToSteder,
};
