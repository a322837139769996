import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const contactLegalBasis: AulaCheck = {
  code: 'CONTACT_LEGAL_BASIS',
  stage: AulaStage.F_CONTACTS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.exportSchema,
  da: 'Kontaktpersoner uden forældremyndighed har et noteret retsgrundlag for adgang.',
  en: 'Contacts without custody have a recorded legal basis for access.',
  fix: {
    da: 'Notér retsgrundlaget, eller fjern kontaktpersonen.',
    en: 'Record the legal basis, or remove the contact.',
  },
  failing: ({ personer }) => personer.kontakterUdenGrundlag,
};
