import { addDays } from '../../common/parse/add-days.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { parentsStarted } from './parents-started.ts';
import { sources } from './sources.ts';
import { staffStarted } from './staff-started.ts';
import { unless } from './unless.ts';

export const parentsThreeWeeksLater: AulaCheck = {
  code: 'PARENTS_THREE_WEEKS_LATER',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.timetable,
  da: 'Forældrene begynder tre uger efter medarbejderne.',
  en: 'Parents start three weeks after staff.',
  fix: {
    da: 'Læg forældrenes start mindst tre uger efter medarbejdernes.',
    en: 'Place the start of the parents at least three weeks after that of staff.',
  },
  failing: ({ opsaetning }) => {
    const [staff, parents] = [opsaetning.get(staffStarted.code), opsaetning.get(parentsStarted.code)];
    if (staff?.svar !== 'ja' || parents?.svar !== 'ja') return 0;
    return unless(addDays(staff.dag, 21) <= parents.dag);
  },
};
