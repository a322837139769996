import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { dayOf } from './day-of.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const nightPassed: AulaCheck = {
  code: 'NIGHT_PASSED',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.projectStatus,
  da: 'En nat er gået siden den første levering: Aula viser brugerne næste dag.',
  en: 'A night has passed since the first delivery: Aula shows the users the next day.',
  fix: { da: 'Vent til i morgen.', en: 'Wait until tomorrow.' },
  failing: ({ levering, day }) => unless(levering?.firstAcceptedAt != null && dayOf(levering.firstAcceptedAt) < day),
};
