import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const parentsStarted = told({
  code: 'PARENTS_STARTED',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.timetable,
  da: 'Forældrene er begyndt; dagen er noteret.',
  en: 'Parents have started; the day is recorded.',
  fix: { da: 'Meld dagen med setOpsaetning.', en: 'Tell the day with setOpsaetning.' },
});
