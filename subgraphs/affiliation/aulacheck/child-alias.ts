import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const childAlias: AulaCheck = {
  code: 'CHILD_ALIAS',
  stage: AulaStage.E_CHILDREN,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.nameProtection,
  da: 'Hvert barn med navnebeskyttelse har begge aliasnavne; uden oprettes barnet ikke.',
  en: 'Every child under name protection has both alias names; without them the child is not created.',
  fix: { da: 'Angiv aliasnavne i kildesystemet.', en: 'Give the alias names in the source system.' },
  failing: ({ personer }) => personer.beskyttedeUdenAlias,
};
