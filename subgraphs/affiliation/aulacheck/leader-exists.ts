import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const leaderExists: AulaCheck = {
  code: 'LEADER_EXISTS',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.exportSchema,
  da: 'Mindst én medarbejder har rollen Leder eller Ledelse.',
  en: 'At least one employee has the role Leder or Ledelse.',
  fix: { da: 'Giv lederen rollen i kildesystemet.', en: 'Give the leader the role in the source system.' },
  failing: ({ personer }) => unless(personer.ledere > 0),
};
