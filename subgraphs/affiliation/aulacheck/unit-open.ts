import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const unitOpen: AulaCheck = {
  code: 'UNIT_OPEN',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.stilNote2019,
  da: 'Enheden er ikke nedlagt.',
  en: 'The unit is not closed.',
  fix: {
    da: 'Vælg den enhed, der har overtaget, eller genåbn enheden i registret.',
    en: 'Choose the unit that took over, or reopen the unit in the register.',
  },
  failing: ({ enhed }) => unless(enhed.aktiv),
};
