import { accessFix, isApproved, isImport } from './aftale-for.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const importAccessApproved: AulaCheck = {
  code: 'IMPORT_ACCESS_APPROVED',
  stage: AulaStage.B_AGREEMENTS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.uniloginDaycare,
  da: 'Det administrative systems dataadgang til wsaIMPORT er godkendt for enhedens nummer.',
  en: 'The data access of the administrative system to wsaIMPORT is approved for the number of the unit.',
  fix: {
    da: 'Lad leverandøren anmode (requestDataaftale) og den aftaleansvarlige godkende (approveDataaftaler).',
    en: 'Let the supplier request it (requestDataaftale) and the approver approve (approveDataaftaler).',
  },
  fixOf: accessFix(isImport, { da: 'leverandøren', en: 'the supplier' }),
  failing: ({ aftaler }) => unless(aftaler.filter(isApproved).some(isImport)),
};
