import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const staffCprIdentical = told({
  code: 'STAFF_CPR_IDENTICAL',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.vendorAdvice,
  da: 'Medarbejdernes CPR-numre er rigtige og ens i alle kildesystemer.',
  en: 'The CPR numbers of the employees are right, and the same in all source systems.',
  fix: {
    da: 'Sammenlign numrene i systemerne, før der leveres.',
    en: 'Compare the numbers in the systems before anything is delivered.',
  },
});
