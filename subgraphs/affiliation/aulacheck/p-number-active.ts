import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const pNumberActive = told({
  code: 'P_NUMBER_ACTIVE',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.registerModel,
  da: 'P-nummeret er aktivt i CVR.',
  en: 'The P-number is active in CVR.',
  fix: {
    da: 'Slå P-nummeret op i CVR (virk.dk), eller se registrets findings for kommunen.',
    en: 'Look the P-number up in CVR (virk.dk), or see the findings of the register for the municipality.',
  },
});
