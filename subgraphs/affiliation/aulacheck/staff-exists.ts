import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const staffExists: AulaCheck = {
  code: 'STAFF_EXISTS',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.attachingUsers,
  da: 'Enheden har medarbejdere.',
  en: 'The unit has employees.',
  fix: {
    da: 'Knyt medarbejderne til enheden i kildesystemet.',
    en: 'Tie the employees to the unit in the source system.',
  },
  failing: ({ personer }) => unless(personer.ansatte > 0),
};
