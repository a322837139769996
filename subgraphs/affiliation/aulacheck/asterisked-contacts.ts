import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const asteriskedContacts = told({
  code: 'ASTERISKED_CONTACTS',
  stage: AulaStage.G_FIRST_DELIVERY,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.contactRoles,
  da: 'Kontaktpersoner med stjerne er forstået: de er importeret, men endnu ikke brugere.',
  en: 'Contacts with an asterisk are understood: they are imported, but no users yet.',
  fix: { da: 'Se efter stjerner i brugeradministrationen.', en: 'Look for asterisks in user administration.' },
});
