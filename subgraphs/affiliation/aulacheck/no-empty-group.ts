import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const noEmptyGroup: AulaCheck = {
  code: 'NO_EMPTY_GROUP',
  stage: AulaStage.C_GROUPS,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.exportSchema,
  da: 'Ingen gruppe er uden medlemmer.',
  en: 'No group is without members.',
  fix: {
    da: 'Afslut de tomme grupper, eller knyt deres medlemmer.',
    en: 'End the empty groups, or tie their members.',
  },
  failing: ({ grupper }) => grupper.tomme,
};
