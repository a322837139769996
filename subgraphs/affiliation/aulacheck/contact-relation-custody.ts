import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';

export const contactRelationCustody: AulaCheck = {
  code: 'CONTACT_RELATION_CUSTODY',
  stage: AulaStage.F_CONTACTS,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.exportSchema,
  da: 'Hver kontaktperson har relation og oplysning om forældremyndighed.',
  en: 'Every contact has a relation and is known to have custody or not.',
  fix: {
    da: 'Angiv relation og forældremyndighed i kildesystemet.',
    en: 'Give relation and custody in the source system.',
  },
  failing: ({ personer }) => personer.kontakterUdenRelation,
};
