import { addMonths } from '../../common/parse/add-months.ts';
import { isApproved } from './aftale-for.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const accessUsed: AulaCheck = {
  code: 'ACCESS_USED',
  stage: AulaStage.I_RUNNING,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.platformTerms,
  da: 'Hver godkendt dataadgang er brugt inden for 12 måneder: ubrugte kan STIL lukke.',
  en: 'Every approved data access was used within 12 months: STIL may close the unused.',
  fix: { da: 'Brug adgangen, eller tilbagekald den.', en: 'Use the access, or revoke it.' },
  failing: ({ aftaler, day }) =>
    aftaler
      .filter(isApproved)
      .filter(({ sidstBrugt, afgjortDato }) => (sidstBrugt ?? afgjortDato ?? day) <= addMonths(day, -12)).length,
};
