import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const approverHoldsRight = told({
  code: 'APPROVER_HOLDS_RIGHT',
  stage: AulaStage.B_AGREEMENTS,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.nemLogin,
  da: 'Den, der godkender, har retten til at administrere aftaler i Tilslutning; den gives i NemLog-in.',
  en: 'Whoever approves holds the right to administer agreements in Tilslutning, which is given in NemLog-in.',
  fix: {
    da: 'Lad organisationens NemLog-in-administrator give retten.',
    en: 'Let the NemLog-in administrator of the organisation give the right.',
  },
});
