import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const agreementsListed = told({
  code: 'AGREEMENTS_LISTED',
  stage: AulaStage.B_AGREEMENTS,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.INFERRED,
  source: sources.connectionTest,
  da: 'hentDataAftaler nævner enhedens nummer for begge systemer.',
  en: 'hentDataAftaler lists the number of the unit for both systems.',
  fix: {
    da: 'Kald hentDataAftaler med hvert systems certifikat, og sammenlign numrene.',
    en: 'Call hentDataAftaler with the certificate of each system and compare the numbers.',
  },
});
