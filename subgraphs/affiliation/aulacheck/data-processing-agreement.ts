import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const dataProcessingAgreement = told({
  code: 'DATA_PROCESSING_AGREEMENT',
  stage: AulaStage.B_AGREEMENTS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.dataAccess,
  da: 'Der er en databehandleraftale mellem den dataansvarlige og leverandøren.',
  en: 'There is a data processing agreement between the controller and the supplier.',
  fix: {
    da: 'Indgå databehandleraftalen uden for portalen, og meld den med setOpsaetning.',
    en: 'Enter into the data processing agreement outside the portal and tell of it with setOpsaetning.',
  },
});
