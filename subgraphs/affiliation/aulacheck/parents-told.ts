import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const parentsTold = told({
  code: 'PARENTS_TOLD',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.parentTraining,
  da: 'Forældrene ved, at de skal bruge MitID og besvare samtykker.',
  en: 'Parents know that they need MitID and must answer consents.',
  fix: { da: 'Skriv til forældrene, før de begynder.', en: 'Write to the parents before they start.' },
});
