import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const leadersTasksDescribed = told({
  code: 'LEADERS_TASKS_DESCRIBED',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.projectLeaders,
  da: 'Ledernes opgaver i Aula er beskrevet.',
  en: 'The tasks of leaders in Aula are described.',
  fix: { da: 'Beskriv, hvem der gør hvad i Aula.', en: 'Describe who does what in Aula.' },
});
