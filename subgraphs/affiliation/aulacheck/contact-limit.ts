import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const contactLimit: AulaCheck = {
  code: 'CONTACT_LIMIT',
  stage: AulaStage.F_CONTACTS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.uniloginFaq,
  da: 'Intet barn har mere end ti kontaktpersoner.',
  en: 'No child has more than ten contacts.',
  fix: { da: 'Begræns kontaktpersonerne i kildesystemet.', en: 'Limit the contacts in the source system.' },
  failing: ({ familier }) => familier.forMangeKontakter,
};
