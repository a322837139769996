import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const manualAttachmentsFresh: AulaCheck = {
  code: 'MANUAL_ATTACHMENTS_FRESH',
  stage: AulaStage.I_RUNNING,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.twelveMonths,
  da: 'Ingen er knyttet manuelt for et år siden eller mere.',
  en: 'Nobody was attached by hand a year ago or longer.',
  fix: {
    da: 'Forny den manuelle tilknytning, eller lad kildesystemet levere den.',
    en: 'Renew the manual attachment, or let the source system deliver it.',
  },
  failing: ({ personer }) => personer.manuelleForaeldede,
};
