import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const childMainGroup: AulaCheck = {
  code: 'CHILD_MAIN_GROUP',
  stage: AulaStage.E_CHILDREN,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.exportSchema,
  da: 'Hvert barn har én hovedgruppe, en gruppe af typen Hovedgruppe.',
  en: 'Every child has one main group, a group of type Hovedgruppe.',
  fix: { da: 'Knyt barnet til sin stue eller dagplejer.', en: 'Tie the child to its room or childminder.' },
  failing: ({ personer }) => personer.boernUdenHovedgruppe,
};
