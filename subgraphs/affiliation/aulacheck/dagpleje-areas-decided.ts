import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { isDagpleje } from './is-dagpleje.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const dagplejeAreasDecided = told({
  code: 'DAGPLEJE_AREAS_DECIDED',
  stage: AulaStage.C_GROUPS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.organisingDagpleje,
  da: 'Det er besluttet, hvilke områder og legestuegrupper dagplejen deles i, og hvem der hører til dem.',
  en: 'It is decided which areas and play groups the dagpleje is divided into, and who belongs to them.',
  fix: {
    da: 'Beslut inddelingen før opsætningen: den afgør, hvem der kan skrive og arbejde sammen i Aula.',
    en: 'Decide on the division before set-up: it decides who can write and work together in Aula.',
  },
  appliesTo: isDagpleje,
});
