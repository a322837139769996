import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const staffRole: AulaCheck = {
  code: 'STAFF_ROLE',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.exportSchema,
  da: 'Hver medarbejder har mindst én af de syv roller.',
  en: 'Every employee has at least one of the seven roles.',
  fix: {
    da: 'Afbild stillingen på en rolle (kommunens rollemapping), eller angiv rollen.',
    en: 'Map the job title to a role (role mapping of the municipality), or give the role.',
  },
  failing: ({ personer }) => personer.ansatteUdenRolle,
};
