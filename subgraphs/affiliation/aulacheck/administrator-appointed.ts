import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const administratorAppointed: AulaCheck = {
  code: 'ADMINISTRATOR_APPOINTED',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.stilNote2019,
  da: 'Kommunen har udpeget en brugeradministrator for enheden.',
  en: 'The municipality has appointed a brugeradministrator for the unit.',
  fix: { da: 'Udpeg en ansat (appointBrugeradministrator).', en: 'Appoint an employee (appointBrugeradministrator).' },
  failing: ({ administratorer }) => unless(administratorer.udpegede > 0),
};
