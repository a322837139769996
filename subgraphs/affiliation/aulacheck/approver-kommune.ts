import { isApproved } from './aftale-for.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const approverKommune: AulaCheck = {
  code: 'APPROVER_KOMMUNE',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.uniloginDaycare,
  da: 'Enheden er ikke flyttet til en anden kommune, efter at dataaftalerne blev godkendt: den kommune, der godkender, er enhedens.',
  en: 'The unit has not come to another municipality since its data agreements were approved: the municipality that approves is that of the unit.',
  fix: {
    da: 'Tilbagekald aftalerne, anmod igen, og lad den nye kommune godkende.',
    en: 'Revoke the agreements, request them anew, and let the new municipality approve.',
  },
  failing: ({ enhed: { kommuneSkiftet }, aftaler }) =>
    kommuneSkiftet === null
      ? 0
      : aftaler.filter(isApproved).filter(({ afgjortDato }) => (afgjortDato ?? '') < kommuneSkiftet).length,
};
