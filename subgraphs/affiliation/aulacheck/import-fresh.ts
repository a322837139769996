import { addMonths } from '../../common/parse/add-months.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { dayOf } from './day-of.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const importFresh: AulaCheck = {
  code: 'IMPORT_FRESH',
  stage: AulaStage.I_RUNNING,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.twelveMonths,
  da: 'Den seneste modtagne levering er under 11 måneder gammel: efter 12 slettes brugerne.',
  en: 'The last accepted delivery is less than 11 months old: after 12 the users are deleted.',
  fix: { da: 'Send en fuld levering.', en: 'Send a full delivery.' },
  appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
  failing: ({ levering, day }) => unless(dayOf(levering?.lastAcceptedAt) > addMonths(day, -11)),
};
