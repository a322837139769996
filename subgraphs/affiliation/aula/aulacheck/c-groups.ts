import { AulaSeverity, AulaStage, inStage, reported, sources, unless } from './aula-check.ts';
import { isDagpleje } from './aula-facts.ts';

export const groupChecks = inStage(AulaStage.C_GROUPS, [
  {
    code: 'HOVEDGRUPPE_EXISTS',
    severity: AulaSeverity.BLOCKING,
    mark: 'inferred',
    source: sources.importFormat,
    da: 'Der er mindst én Hovedgruppe med trin: hvert barn skal have en.',
    en: 'There is at least one Hovedgruppe with a level: every child must have one.',
    fix: {
      da: 'Opret stuerne, i dagpleje dagplejerne, som grupper af typen Hovedgruppe med trin DT.',
      en: 'Create the rooms, in dagpleje the childminders, as groups of type Hovedgruppe with level DT.',
    },
    failing: ({ grupper }) => unless(grupper.hovedgrupper > 0),
  },
  reported({
    code: 'HOVEDGRUPPE_PER_STUE',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.importFormat,
    da: 'Der er én Hovedgruppe for hver stue.',
    en: 'There is one Hovedgruppe for each room.',
    fix: { da: 'Sammenlign grupperne med stuerne.', en: 'Compare the groups with the rooms.' },
    appliesTo: (facts) => !isDagpleje(facts),
  }),
  {
    code: 'HOVEDGRUPPE_PER_DAGPLEJER',
    severity: AulaSeverity.BLOCKING,
    mark: 'inferred',
    source: sources.organisingDagpleje,
    da: 'Hver dagplejer har en Hovedgruppe.',
    en: 'Every childminder has a Hovedgruppe.',
    fix: {
      da: 'Opret en gruppe pr. dagplejer, og knyt dagplejeren til den.',
      en: 'Create a group for each childminder and tie the childminder to it.',
    },
    appliesTo: isDagpleje,
    failing: ({ dagpleje }) => dagpleje.withoutHovedgruppe,
  },
  {
    code: 'GROUP_TYPES',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.exportSchema,
    da: 'Hver gruppe har en af de syv gruppetyper; trin er angivet for Hovedgrupper og kun for dem.',
    en: 'Every group has one of the seven group types; a level is given for Hovedgrupper and for them only.',
    fix: {
      da: 'Ret gruppernes type og trin i kildesystemet.',
      en: 'Correct type and level of the groups in the source system.',
    },
    failing: ({ grupper }) => grupper.wrongTypes,
  },
  reported({
    code: 'DAGPLEJE_AREAS_DECIDED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.organisingDagpleje,
    da: 'Det er besluttet, hvilke områder og legestuegrupper dagplejen deles i, og hvem der hører til dem.',
    en: 'It is decided which areas and play groups the dagpleje is divided into, and who belongs to them.',
    fix: {
      da: 'Beslut inddelingen før opsætningen: den afgør, hvem der kan skrive og arbejde sammen i Aula.',
      en: 'Decide on the division before set-up: it decides who can write and work together in Aula.',
    },
    appliesTo: isDagpleje,
  }),
  {
    code: 'NO_UNDECLARED_GROUP',
    severity: AulaSeverity.BLOCKING,
    mark: 'inferred',
    source: sources.exportSchema,
    da: 'Ingen henviser til en gruppe, enheden ikke har: Unilogin ville oprette den stiltiende.',
    en: 'Nobody refers to a group that the unit does not have: Unilogin would create it silently.',
    fix: {
      da: 'Opret gruppen, eller ret henvisningen i kildesystemet.',
      en: 'Create the group, or correct the reference in the source system.',
    },
    failing: ({ personer }) => personer.unknownGrupper,
  },
  {
    code: 'NO_EMPTY_GROUP',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.exportSchema,
    da: 'Ingen gruppe er uden medlemmer.',
    en: 'No group is without members.',
    fix: {
      da: 'Afslut de tomme grupper, eller knyt deres medlemmer.',
      en: 'End the empty groups, or tie their members.',
    },
    failing: ({ grupper }) => grupper.empty,
  },
]);
