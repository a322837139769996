import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

export const superusersNamed = told({
  code: 'SUPERUSERS_NAMED',
  stage: AulaStage.H_AULA,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.aulaChecklist,
  da: 'Superbrugere og support er navngivet.',
  en: 'Superusers and support are named.',
  fix: { da: 'Udpeg superbrugere, og meld, hvor man får hjælp.', en: 'Name superusers, and tell where help is found.' },
});
