import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const hovedgruppeExists: AulaCheck = {
  code: 'HOVEDGRUPPE_EXISTS',
  stage: AulaStage.C_GROUPS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.importFormat,
  da: 'Der er mindst én Hovedgruppe med trin: hvert barn skal have en.',
  en: 'There is at least one Hovedgruppe with a level: every child must have one.',
  fix: {
    da: 'Opret stuerne, i dagpleje dagplejerne, som grupper af typen Hovedgruppe med trin DT.',
    en: 'Create the rooms, in dagpleje the childminders, as groups of type Hovedgruppe with level DT.',
  },
  failing: ({ grupper }) => unless(grupper.hovedgrupper > 0),
};
