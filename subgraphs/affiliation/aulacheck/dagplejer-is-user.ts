import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { isDagpleje } from './is-dagpleje.ts';
import { sources } from './sources.ts';

export const dagplejerIsUser: AulaCheck = {
  code: 'DAGPLEJER_IS_USER',
  stage: AulaStage.D_STAFF,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.childminders,
  da: 'Hver dagplejer er selv bruger, ansat ved anvisningsenheden.',
  en: 'Every childminder is a user of their own, employed at the anvisningsenhed.',
  fix: { da: 'Knyt dagplejeren som ansat til enheden.', en: 'Tie the childminder to the unit as an employee.' },
  appliesTo: isDagpleje,
  failing: ({ dagpleje }) => dagpleje.udenBruger,
};
