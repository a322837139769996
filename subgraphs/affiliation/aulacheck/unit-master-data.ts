import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { unless } from './unless.ts';

export const unitMasterData: AulaCheck = {
  code: 'UNIT_MASTER_DATA',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.BLOCKING,
  mark: AulaMark.STATED,
  source: sources.registerModel,
  da: 'Navn og institutionstype er angivet, som datamodellen kræver (lovgrundlag og ejerform efterprøver registret selv).',
  en: 'Name and institutionstype are given as the data model demands (the register itself checks lovgrundlag and ejerform).',
  fix: {
    da: 'Ret stamdata i registret; dets findings for kommunen viser, hvad der mangler.',
    en: 'Correct the master data in the register; its findings for the municipality show what is missing.',
  },
  failing: ({ enhed: { navn, type } }) => unless(navn.trim() !== '' && type !== null),
};
