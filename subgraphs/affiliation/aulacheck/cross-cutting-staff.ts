import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const crossCuttingStaff = told({
  code: 'CROSS_CUTTING_STAFF',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.silkeborgDagpleje,
  da: 'Medarbejdere, der går på tværs, er knyttet til hver enhed, de betjener.',
  en: 'Staff who work across units are tied to each unit they serve.',
  fix: {
    da: 'Knyt koordinatorer og dagplejepædagoger til hver anvisningsenhed.',
    en: 'Tie coordinators and dagplejepædagoger to each anvisningsenhed.',
  },
});
