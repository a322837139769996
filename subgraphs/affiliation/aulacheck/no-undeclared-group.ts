import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const noUndeclaredGroup: AulaCheck = {
  code: 'NO_UNDECLARED_GROUP',
  stage: AulaStage.C_GROUPS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.exportSchema,
  da: 'Ingen henviser til en gruppe, enheden ikke har: Unilogin ville oprette den stiltiende.',
  en: 'Nobody refers to a group that the unit does not have: Unilogin would create it silently.',
  fix: {
    da: 'Opret gruppen, eller ret henvisningen i kildesystemet.',
    en: 'Create the group, or correct the reference in the source system.',
  },
  failing: ({ personer }) => personer.ukendteGrupper,
};
