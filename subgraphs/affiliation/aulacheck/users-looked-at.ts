import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const usersLookedAt = told({
  code: 'USERS_LOOKED_AT',
  stage: AulaStage.G_FIRST_DELIVERY,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.userAdministrator,
  da: 'De importerede brugere er set efter i brugeradministrationen.',
  en: 'The imported users were looked at in user administration.',
  fix: { da: 'Se listen igennem med læseadgangen.', en: 'Go through the list with the read access.' },
});
