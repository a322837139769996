import type { AulaCheck } from '../aulacheck/aula-check.ts';
import type { AulaCheckText } from './aula-check-text.ts';

export const toCheckText = ({ fix, told = false, ...check }: AulaCheck): AulaCheckText => ({
  ...check,
  howToFix: fix.da,
  howToFixEn: fix.en,
  told,
});
