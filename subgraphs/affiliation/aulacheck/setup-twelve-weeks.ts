import { addDays } from '../../common/parse/add-days.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { setupStarted } from './setup-started.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const setupTwelveWeeks: AulaCheck = {
  code: 'SETUP_TWELVE_WEEKS',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.timetable,
  da: 'Der er gået 12 uger, siden opsætningen begyndte.',
  en: '12 weeks have passed since set-up began.',
  fix: { da: 'Giv opsætningen den tid, der er afsat.', en: 'Give set-up the time set aside for it.' },
  failing: ({ opsaetning, day }) => {
    const begun = opsaetning.get(setupStarted.code);
    return unless(begun?.svar === 'ja' && addDays(begun.dag, 84) <= day);
  },
};
