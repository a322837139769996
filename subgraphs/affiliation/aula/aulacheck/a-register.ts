import { AulaSeverity, AulaStage, inStage, reported, sources, unless } from './aula-check.ts';
import { isApproved, isDagpleje } from './aula-facts.ts';

const pNumberReported = reported({
  code: 'P_NUMBER_ACTIVE',
  severity: AulaSeverity.ADVISORY,
  mark: 'stated',
  source: sources.registerModel,
  da: 'P-nummeret er aktivt i CVR.',
  en: 'The P-number is active in CVR.',
  fix: {
    da: 'Er det ophørt eller ukendt, så ret P-nummeret i registret; se registrets findings for kommunen. Er CVR ikke spurgt, så slå det op (virk.dk), og fortæl det her.',
    en: 'If it has ended or is unknown, correct the P-number in the register; see its findings for the municipality. If CVR was not asked, look it up (virk.dk) and tell it here.',
  },
});

export const registerChecks = inStage(AulaStage.A_REGISTER, [
  {
    code: 'UNIT_LEVEL',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.stilNote2019,
    da: 'Enheden er en anvisningsenhed eller alternativ adresse med sin daginstitution over sig.',
    en: 'The unit is an anvisningsenhed or alternative address with its daginstitution above it.',
    fix: {
      da: 'Opret daginstitution og anvisningsenhed i registret, i den rækkefølge.',
      en: 'Create the daginstitution and the anvisningsenhed in the register, in that order.',
    },
    failing: ({ enhed: { niveau, parentNiveau } }) =>
      unless(parentNiveau === (niveau === 'alternativAdresse' ? 'anvisningsenhed' : 'daginstitution')),
  },
  {
    code: 'UNIT_NUMBER',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.importFormat,
    da: 'Enheden har et institutionsnummer på seks tegn: G og fem cifre.',
    en: 'The unit has an institution number of six characters: G and five digits.',
    fix: {
      da: 'Brug enhedens G-nummer fra registret; andre numre gælder ikke siden 2021.',
      en: 'Use the G-number of the unit in the register; other numbers have not held since 2021.',
    },
    failing: ({ enhed }) => unless(/^G\d{5}$/.test(enhed.nummer)),
  },
  {
    code: 'UNIT_CVR_P_NUMBER',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.attachingUsers,
    da: 'Enheden er registreret med CVR-nummer og P-nummer.',
    en: 'The unit is registered with CVR and P-number.',
    fix: {
      da: 'Ret enhedens P-nummer i registret; CVR-nummeret følger af det.',
      en: 'Correct the P-number of the unit in the register; the CVR number follows from it.',
    },
    failing: ({ enhed: { cvrNummer, pNummer } }) =>
      unless(/^\d{8}$/.test(cvrNummer ?? '') && /^\d{10}$/.test(pNummer ?? '')),
  },
  /** CVR's own word counts, as the register's change log has it; where CVR was not heard, what people said. */
  {
    ...pNumberReported,
    failing: (facts) => {
      const { pNummerAktiv } = facts.enhed;
      if (pNummerAktiv !== null) return pNummerAktiv ? 0 : 1;
      return pNumberReported.failing(facts);
    },
  },
  {
    code: 'UNIT_ADDRESS',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.registerModel,
    da: 'Enheden har en adresse; dagpleje en administrativ.',
    en: 'The unit has an address; dagpleje an administrative one.',
    fix: { da: 'Angiv adressen i registret.', en: 'Give the address in the register.' },
    failing: ({ enhed }) => unless(enhed.harAdresse),
  },
  reported({
    code: 'DAGPLEJE_ADDRESS',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.childminders,
    da: 'Dagplejens administrative adresse er P-nummerets adresse i CVR.',
    en: 'The administrative address of the dagpleje is the address of its P-number in CVR.',
    fix: {
      da: 'Sammenlign adressen i registret med P-nummerets adresse i CVR.',
      en: 'Compare the address in the register with that of the P-number in CVR.',
    },
    appliesTo: isDagpleje,
  }),
  {
    code: 'UNIT_MASTER_DATA',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.registerModel,
    da: 'Navn og institutionstype er angivet, som datamodellen kræver (lovgrundlag og ejerform efterprøver registret selv).',
    en: 'Name and institutionstype are given as the data model demands (the register itself checks lovgrundlag and ejerform).',
    fix: {
      da: 'Ret stamdata i registret; dets findings for kommunen viser, hvad der mangler.',
      en: 'Correct the master data in the register; its findings for the municipality show what is missing.',
    },
    failing: ({ enhed: { navn, type } }) => unless(navn.trim() !== '' && type !== null),
  },
  {
    code: 'UNIT_OPEN',
    severity: AulaSeverity.BLOCKING,
    mark: 'inferred',
    source: sources.stilNote2019,
    da: 'Enheden er ikke nedlagt.',
    en: 'The unit is not closed.',
    fix: {
      da: 'Vælg den enhed, der har overtaget, eller genåbn enheden i registret.',
      en: 'Choose the unit that took over, or reopen the unit in the register.',
    },
    failing: ({ enhed }) => unless(enhed.aktiv),
  },
  {
    code: 'APPROVER_KOMMUNE',
    severity: AulaSeverity.BLOCKING,
    mark: 'inferred',
    source: sources.uniloginDaycare,
    da: 'Enheden er ikke flyttet til en anden kommune, efter at dataaftalerne blev godkendt: den kommune, der godkender, er enhedens.',
    en: 'The unit has not come to another municipality since its data agreements were approved: the municipality that approves is that of the unit.',
    fix: {
      da: 'Tilbagekald aftalerne, anmod igen, og lad den nye kommune godkende.',
      en: 'Revoke the agreements, request them anew, and let the new municipality approve.',
    },
    failing: ({ enhed: { kommuneChangedOn }, aftaler }) =>
      kommuneChangedOn === null
        ? 0
        : aftaler.filter(isApproved).filter(({ afgjortDato }) => (afgjortDato ?? '') < kommuneChangedOn).length,
  },
]);
