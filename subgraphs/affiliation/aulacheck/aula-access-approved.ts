import { accessFix, isApproved, isAula } from './aftale-for.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const aulaAccessApproved: AulaCheck = {
  code: 'AULA_ACCESS_APPROVED',
  stage: AulaStage.B_AGREEMENTS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.uniloginDaycare,
  da: 'Aulas egen dataadgang er godkendt for enhedens nummer.',
  en: "Aula's own data access is approved for the number of the unit.",
  fix: {
    da: 'Lad Aula anmode (requestDataaftale, udbydersystem "Aula") og den aftaleansvarlige godkende (approveDataaftaler).',
    en: 'Let Aula request it (requestDataaftale, udbydersystem "Aula") and the approver approve (approveDataaftaler).',
  },
  fixOf: accessFix(isAula, { da: 'Aula', en: 'Aula' }),
  failing: ({ aftaler }) => unless(aftaler.filter(isApproved).some(isAula)),
};
