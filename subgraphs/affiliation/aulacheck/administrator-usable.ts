import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const administratorUsable: AulaCheck = {
  code: 'ADMINISTRATOR_USABLE',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.userAdministrator,
  da: 'En brugeradministrator er ansat ved en institution og har brugt adgangen inden for 12 måneder.',
  en: 'A brugeradministrator is an employee at some institution and has used the access within 12 months.',
  fix: {
    da: 'Log på brugeradministrationen, og meld det (recordBrugeradministratorUse); er adgangen lukket, bestilles den igen.',
    en: 'Log on to user administration and tell of it (recordBrugeradministratorUse); a closed access is ordered anew.',
  },
  failing: ({ administratorer }) => unless(administratorer.brugbare > 0),
};
