import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const childLevel: AulaCheck = {
  code: 'CHILD_LEVEL',
  stage: AulaStage.E_CHILDREN,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.exportSchema,
  da: 'Hvert barn har et trin.',
  en: 'Every child has a level.',
  fix: { da: 'Angiv trinnet, i dagtilbud DT.', en: 'Give the level, in day-care DT.' },
  failing: ({ personer }) => personer.boernUdenTrin,
};
