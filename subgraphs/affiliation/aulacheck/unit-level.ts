import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const unitLevel: AulaCheck = {
  code: 'UNIT_LEVEL',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.stilNote2019,
  da: 'Enheden er en anvisningsenhed eller alternativ adresse med sin daginstitution over sig.',
  en: 'The unit is an anvisningsenhed or alternative address with its daginstitution above it.',
  fix: {
    da: 'Opret daginstitution og anvisningsenhed i registret, i den rækkefølge.',
    en: 'Create the daginstitution and the anvisningsenhed in the register, in that order.',
  },
  failing: ({ enhed: { niveau, parentNiveau } }) =>
    unless(parentNiveau === (niveau === 'alternativAdresse' ? 'anvisningsenhed' : 'daginstitution')),
};
