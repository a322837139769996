import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { isDagpleje } from './is-dagpleje.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const hovedgruppePerStue = told({
  code: 'HOVEDGRUPPE_PER_STUE',
  stage: AulaStage.C_GROUPS,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.importFormat,
  da: 'Der er én Hovedgruppe for hver stue.',
  en: 'There is one Hovedgruppe for each room.',
  fix: { da: 'Sammenlign grupperne med stuerne.', en: 'Compare the groups with the rooms.' },
  appliesTo: (facts) => !isDagpleje(facts),
});
