import { addDays } from '../../common/parse/add-days.ts';
import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { dayOf } from './day-of.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const deliveryAlarm: AulaCheck = {
  code: 'DELIVERY_ALARM',
  stage: AulaStage.I_RUNNING,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.INFERRED,
  source: sources.latency,
  da: 'Der er modtaget en levering inden for to dage.',
  en: 'A delivery was accepted within two days.',
  fix: {
    da: 'Find ud af, hvorfor leveringen fejler; brugerne forældes.',
    en: 'Find out why delivery fails; the users grow old.',
  },
  appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
  failing: ({ levering, day }) => unless(dayOf(levering?.lastAcceptedAt) >= addDays(day, -2)),
};
