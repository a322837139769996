import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const readAccessOrdered = told({
  code: 'READ_ACCESS_ORDERED',
  stage: AulaStage.B_AGREEMENTS,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.uniloginDaycare,
  da: 'Læseadgang til brugeradministrationen er bestilt.',
  en: 'Read access to user administration is ordered.',
  fix: { da: 'Bestil læseadgang hos STIL.', en: 'Order read access from STIL.' },
});
