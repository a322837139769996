import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const unitNumber: AulaCheck = {
  code: 'UNIT_NUMBER',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.importFormat,
  da: 'Enheden har et institutionsnummer på seks tegn: G og fem cifre.',
  en: 'The unit has an institution number of six characters: G and five digits.',
  fix: {
    da: 'Brug enhedens G-nummer fra registret; andre numre gælder ikke siden 2021.',
    en: 'Use the G-number of the unit in the register; other numbers have not held since 2021.',
  },
  failing: ({ enhed }) => unless(/^G\d{5}$/.test(enhed.nummer)),
};
