import type { AulaCheck } from './aula-check.ts';
import { AulaMark } from './aula-mark.ts';
import { AulaSeverity } from './aula-severity.ts';
import { AulaStage } from './aula-stage.ts';
import { sources } from './sources.ts';
import { told } from './told.ts';

const whereNotHeard = told({
  code: 'P_NUMBER_ACTIVE',
  stage: AulaStage.A_REGISTER,
  severity: AulaSeverity.ADVISORY,
  mark: AulaMark.STATED,
  source: sources.registerModel,
  da: 'P-nummeret er aktivt i CVR.',
  en: 'The P-number is active in CVR.',
  fix: {
    da: 'Er det ophørt eller ukendt, så ret P-nummeret i registret; se registrets findings for kommunen. Er CVR ikke spurgt, så slå det op (virk.dk), og fortæl det her.',
    en: 'If it has ended or is unknown, correct the P-number in the register; see its findings for the municipality. If CVR was not asked, look it up (virk.dk) and tell it here.',
  },
});

/** CVR's own word counts, as the register's change log has it; where CVR was not heard, what people told. */
export const pNumberActive: AulaCheck = {
  ...whereNotHeard,
  failing: (facts) => {
    const { pNummerAktiv } = facts.enhed;
    if (pNummerAktiv !== null) return pNummerAktiv ? 0 : 1;
    return whereNotHeard.failing(facts);
  },
};
