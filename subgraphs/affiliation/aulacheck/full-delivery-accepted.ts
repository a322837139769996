import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const fullDeliveryAccepted: AulaCheck = {
  code: 'FULL_DELIVERY_ACCEPTED',
  stage: AulaStage.G_FIRST_DELIVERY,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.bpiServices,
  da: 'En fuld levering er modtaget af Unilogin.',
  en: 'A full delivery was accepted by Unilogin.',
  fix: { da: 'Send en fuld levering; først derefter ændringer.', en: 'Send a full delivery; changes only after that.' },
  failing: ({ levering }) => unless(levering?.firstAcceptedAt != null),
};
