import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const contactAccessRemoved = told({
  code: 'CONTACT_ACCESS_REMOVED',
  stage: AulaStage.F_CONTACTS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.projectStatus,
  da: 'Kontaktpersoner uden forældremyndighed, der ikke må have adgang, er fjernet eller overføres ikke.',
  en: 'Contacts without custody who must not have access are removed or not transferred.',
  fix: {
    da: 'Fjern dem, eller markér dem i kildesystemet, så de ikke overføres.',
    en: 'Remove them, or mark them in the source system so that they are not transferred.',
  },
});
