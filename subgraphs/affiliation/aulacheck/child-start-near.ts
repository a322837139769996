import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const childStartNear: AulaCheck = {
  code: 'CHILD_START_NEAR',
  stage: AulaStage.E_CHILDREN,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.parentTraining,
  da: 'Enheden har børn, eller de første starter inden for 31 dage.',
  en: 'The unit has children, or the first start within 31 days.',
  fix: {
    da: 'Vent, til startdatoerne nærmer sig, eller ret dem i pladsanvisningen.',
    en: 'Wait until the start dates draw near, or correct them in the place allocation.',
  },
  failing: ({ personer }) => unless(personer.boern > 0),
};
