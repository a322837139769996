import { addDays } from '../../common/parse/add-days.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { dayOf } from './day-of.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const deliveryDaily: AulaCheck = {
  code: 'DELIVERY_DAILY',
  stage: AulaStage.I_RUNNING,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.latency,
  da: 'Der leveres omtrent dagligt: i dag eller i går.',
  en: 'Deliveries come about daily: today or yesterday.',
  fix: { da: 'Se efter, om den daglige levering kører.', en: 'See whether the daily delivery runs.' },
  appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
  failing: ({ levering, day }) => unless(dayOf(levering?.lastAcceptedAt) >= addDays(day, -1)),
};
