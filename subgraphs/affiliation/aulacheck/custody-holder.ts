import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const custodyHolder: AulaCheck = {
  code: 'CUSTODY_HOLDER',
  stage: AulaStage.F_CONTACTS,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.exportSchema,
  da: 'Hvert barn har mindst én kontaktperson med forældremyndighed, eller undtagelserne er noteret (meld CUSTODY_HOLDER med setOpsaetning).',
  en: 'Every child has at least one contact with custody, or the exceptions are recorded (tell CUSTODY_HOLDER with setOpsaetning).',
  fix: { da: 'Angiv forældremyndigheden, eller notér undtagelsen.', en: 'Give the custody, or record the exception.' },
  told: true,
  failing: ({ opsaetning, familier }) =>
    opsaetning.get('CUSTODY_HOLDER')?.svar === 'ja' ? 0 : familier.udenForaeldremyndighed,
};
