import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const setupStarted = told({
  code: 'SETUP_STARTED',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.timetable,
  da: 'Opsætningen af Aula er begyndt; dagen er noteret.',
  en: 'Set-up of Aula has begun; its day is recorded.',
  fix: {
    da: 'Begynd opsætningen, og meld dagen med setOpsaetning.',
    en: 'Begin set-up and tell its day with setOpsaetning.',
  },
});
