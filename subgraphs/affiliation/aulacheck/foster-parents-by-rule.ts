import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const fosterParentsByRule = told({
  code: 'FOSTER_PARENTS_BY_RULE',
  stage: AulaStage.F_CONTACTS,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.contactRoles,
  da: 'Plejeforældre og ansatte ved behandlingshjem behandles efter en fast regel.',
  en: 'Foster parents and treatment-home staff are handled by a fixed rule.',
  fix: {
    da: 'Beslut reglen; plejeforældre kan have brug for markeringen af forældremyndighed.',
    en: 'Decide on the rule; foster parents may need the custody flag set.',
  },
});
