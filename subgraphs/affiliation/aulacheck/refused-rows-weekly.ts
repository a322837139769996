import { addDays } from '../../common/parse/add-days.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const refusedRowsWeekly: AulaCheck = {
  code: 'REFUSED_ROWS_WEEKLY',
  stage: AulaStage.I_RUNNING,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.cprChange,
  da: 'Rækker, der ikke blev indlæst, er set efter inden for en uge (meld REFUSED_ROWS_WEEKLY med dagen).',
  en: 'Rows not loaded were looked at within a week (tell REFUSED_ROWS_WEEKLY with the day).',
  fix: { da: 'Se listen igennem, og meld dagen.', en: 'Go through the list, and tell the day.' },
  appliesTo: ({ levering }) => (levering?.refusedRows ?? 0) > 0,
  told: true,
  failing: (facts) => {
    const looked = facts.opsaetning.get('REFUSED_ROWS_WEEKLY');
    return unless(looked?.svar === 'ja' && looked.dag > addDays(facts.day, -7));
  },
};
