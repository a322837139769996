import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const childCpr: AulaCheck = {
  code: 'CHILD_CPR',
  stage: AulaStage.E_CHILDREN,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.cprIdentification,
  da: 'Alle børn har CPR-nummer.',
  en: 'All children have a CPR number.',
  fix: {
    da: 'Angiv CPR-nummeret i kildesystemet; børn uden kommer ikke i Aula.',
    en: 'Give the CPR number in the source system; children without one do not come into Aula.',
  },
  failing: ({ personer }) => personer.boernUdenCpr,
};
