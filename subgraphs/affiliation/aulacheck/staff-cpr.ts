import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const staffCpr: AulaCheck = {
  code: 'STAFF_CPR',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.cprIdentification,
  da: 'Alle medarbejdere har CPR-nummer.',
  en: 'All employees have a CPR number.',
  fix: {
    da: 'Angiv CPR-nummeret i kildesystemet; uden det oprettes brugeren ikke.',
    en: 'Give the CPR number in the source system; without it the user is not created.',
  },
  failing: ({ personer }) => personer.ansatteUdenCpr,
};
