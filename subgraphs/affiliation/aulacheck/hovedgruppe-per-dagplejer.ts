import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { isDagpleje } from './is-dagpleje.ts';
import { sources } from './sources.ts';

export const hovedgruppePerDagplejer: AulaCheck = {
  code: 'HOVEDGRUPPE_PER_DAGPLEJER',
  stage: AulaStage.C_GROUPS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.organisingDagpleje,
  da: 'Hver dagplejer har en Hovedgruppe.',
  en: 'Every childminder has a Hovedgruppe.',
  fix: {
    da: 'Opret en gruppe pr. dagplejer, og knyt dagplejeren til den.',
    en: 'Create a group for each childminder and tie the childminder to it.',
  },
  appliesTo: isDagpleje,
  failing: ({ dagpleje }) => dagpleje.udenHovedgruppe,
};
