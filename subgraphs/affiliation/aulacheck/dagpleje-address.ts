import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { isDagpleje } from './is-dagpleje.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const dagplejeAddress = told({
  code: 'DAGPLEJE_ADDRESS',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.childminders,
  da: 'Dagplejens administrative adresse er P-nummerets adresse i CVR.',
  en: 'The administrative address of the dagpleje is the address of its P-number in CVR.',
  fix: {
    da: 'Sammenlign adressen i registret med P-nummerets adresse i CVR.',
    en: 'Compare the address in the register with that of the P-number in CVR.',
  },
  appliesTo: isDagpleje,
});
