import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const refusedRowsCorrected: AulaCheck = {
  code: 'REFUSED_ROWS_CORRECTED',
  stage: AulaStage.G_FIRST_DELIVERY,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.cprChange,
  da: 'Ingen rækker blev afvist ved den seneste levering.',
  en: 'No rows were refused at the last delivery.',
  fix: {
    da: 'Læs de afviste rækker (gul markering i brugeradministrationen), og ret dem i kildesystemet.',
    en: 'Read the refused rows (yellow mark in user administration) and correct them in the source system.',
  },
  appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
  failing: ({ levering }) => levering?.refusedRows ?? 0,
};
