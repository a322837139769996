import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const substituteEndDate: AulaCheck = {
  code: 'SUBSTITUTE_END_DATE',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.roleCatalogue,
  da: 'Vikarer har en slutdato.',
  en: 'Substitutes (Vikar) have an end date.',
  fix: { da: 'Angiv slutdatoen i kildesystemet.', en: 'Give the end date in the source system.' },
  failing: ({ personer }) => personer.vikarerUdenSlutdato,
};
