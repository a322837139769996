import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const unitVisible = told({
  code: 'UNIT_VISIBLE',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.attachingUsers,
  da: 'Enheden ses i Aula med sine grupper.',
  en: 'The unit is seen in Aula with its groups.',
  fix: { da: 'Log på Aula, og se efter.', en: 'Log on to Aula and look.' },
});
