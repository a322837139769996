import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const groupTypes: AulaCheck = {
  code: 'GROUP_TYPES',
  stage: AulaStage.C_GROUPS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.exportSchema,
  da: 'Hver gruppe har en af de syv gruppetyper; trin er angivet for Hovedgrupper og kun for dem.',
  en: 'Every group has one of the seven group types; a level is given for Hovedgrupper and for them only.',
  fix: {
    da: 'Ret gruppernes type og trin i kildesystemet.',
    en: 'Correct type and level of the groups in the source system.',
  },
  failing: ({ grupper }) => grupper.fejltyper,
};
