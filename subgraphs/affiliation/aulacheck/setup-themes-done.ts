import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const setupThemesDone = told({
  code: 'SETUP_THEMES_DONE',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.timetable,
  da: 'Kanaler, roller og rettigheder, grupper, dashboards og widgets er sat op.',
  en: 'Channels, roles and rights, groups, dashboards and widgets are set up.',
  fix: {
    da: "Gå Aulas tjekliste igennem ('Tjekliste. Aula Administration').",
    en: "Go through the checklist of Aula ('Tjekliste. Aula Administration').",
  },
});
