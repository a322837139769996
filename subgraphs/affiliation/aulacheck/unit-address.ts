import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const unitAddress: AulaCheck = {
  code: 'UNIT_ADDRESS',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.registerModel,
  da: 'Enheden har en adresse; dagpleje en administrativ.',
  en: 'The unit has an address; dagpleje an administrative one.',
  fix: { da: 'Angiv adressen i registret.', en: 'Give the address in the register.' },
  failing: ({ enhed }) => unless(enhed.harAdresse),
};
