import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const kommeGaaDecided = told({
  code: 'KOMME_GAA_DECIDED',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.kommeGaa,
  da: 'Komme/gå er slået til (JA) eller noteret som slået fra (NEJ).',
  en: 'Komme/gå is switched on (JA) or recorded as off (NEJ).',
  fix: { da: 'Beslut det, og meld det med setOpsaetning.', en: 'Decide, and tell of it with setOpsaetning.' },
  accepts: ['ja', 'nej', 'ikke_relevant'],
});
