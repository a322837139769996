import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const childRole: AulaCheck = {
  code: 'CHILD_ROLE',
  stage: AulaStage.E_CHILDREN,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.roleCatalogue,
  da: 'Hvert barn har rollen Barn.',
  en: 'Every child has the role Barn.',
  fix: { da: 'Giv barnet rollen Barn i kildesystemet.', en: 'Give the child the role Barn in the source system.' },
  failing: ({ personer }) => personer.boernUdenRollen,
};
