import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const unitCvrPNumber: AulaCheck = {
  code: 'UNIT_CVR_P_NUMBER',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.attachingUsers,
  da: 'Enheden er registreret med CVR-nummer og P-nummer.',
  en: 'The unit is registered with CVR and P-number.',
  fix: {
    da: 'Ret enhedens P-nummer i registret; CVR-nummeret følger af det.',
    en: 'Correct the P-number of the unit in the register; the CVR number follows from it.',
  },
  failing: ({ enhed: { cvrNummer, pNummer } }) =>
    unless(/^\d{8}$/.test(cvrNummer ?? '') && /^\d{10}$/.test(pNummer ?? '')),
};
