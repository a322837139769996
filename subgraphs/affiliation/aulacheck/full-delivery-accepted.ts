import type { AulaCheck, AulaFix } from './aula-check.ts';
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
  fixOf: ({ levering }) => afterOutcome[levering?.lastOutcome ?? ''],
  failing: ({ levering }) => unless(levering?.firstAcceptedAt != null),
};

/** What to do about the last delivery that was sent, by what became of it. */
const afterOutcome: Readonly<Record<string, AulaFix>> = {
  SENT: {
    da: 'En levering er undervejs eller ubesvaret: vent på svaret, eller send den samme igen (sendLevering).',
    en: 'A delivery is under way or unanswered: wait for the answer, or send the same again (sendLevering).',
  },
  REJECTED: {
    da: 'Den seneste levering blev afvist: læs dens raekker og fejl, ret dem, og send en ny fuld levering.',
    en: 'The last delivery was rejected: read its raekker and fejl, correct them, and send a new full delivery.',
  },
};
