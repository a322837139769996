import { type AulaFix, AulaSeverity, AulaStage, inStage, reported, sources, unless } from './aula-check.ts';

export const firstDeliveryChecks = inStage(AulaStage.G_FIRST_DELIVERY, [
  {
    code: 'FULL_DELIVERY_ACCEPTED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.bpiServices,
    da: 'En fuld levering er modtaget af Unilogin.',
    en: 'A full delivery was accepted by Unilogin.',
    fix: {
      da: 'Send en fuld levering; først derefter ændringer.',
      en: 'Send a full delivery; changes only after that.',
    },
    fixOf: ({ levering }) => afterOutcome[levering?.lastOutcome ?? ''],
    failing: ({ levering }) => unless(levering?.firstAcceptedAt != null),
  },
  {
    code: 'REFUSED_ROWS_CORRECTED',
    severity: AulaSeverity.BLOCKING,
    mark: 'stated',
    source: sources.cprChange,
    da: 'Ingen rækker blev afvist ved den seneste levering.',
    en: 'No rows were refused at the last delivery.',
    fix: {
      da: 'Læs de afviste rækker (gul markering i brugeradministrationen), og ret dem i kildesystemet.',
      en: 'Read the refused rows (yellow mark in user administration) and correct them in the source system.',
    },
    appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
    failing: ({ levering }) => levering?.refusedRows ?? 0,
  },
  reported({
    code: 'ASTERISKED_CONTACTS',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.contactRoles,
    da: 'Kontaktpersoner med stjerne er forstået: de er importeret, men endnu ikke brugere.',
    en: 'Contacts with an asterisk are understood: they are imported, but no users yet.',
    fix: { da: 'Se efter stjerner i brugeradministrationen.', en: 'Look for asterisks in user administration.' },
  }),
  reported({
    code: 'USERS_LOOKED_AT',
    severity: AulaSeverity.ADVISORY,
    mark: 'stated',
    source: sources.userAdministrator,
    da: 'De importerede brugere er set efter i brugeradministrationen.',
    en: 'The imported users were looked at in user administration.',
    fix: { da: 'Se listen igennem med læseadgangen.', en: 'Go through the list with the read access.' },
  }),
  {
    code: 'COUNTS_COMPARED',
    severity: AulaSeverity.ADVISORY,
    mark: 'inferred',
    source: sources.bpiServices,
    da: 'Den fulde levering havde lige så mange børn, medarbejdere og kontaktpersoner, som enheden har nu.',
    en: 'The full delivery held as many children, employees and contacts as the unit has now.',
    fix: {
      da: 'Sammenlign med pladsanvisningen, og send en ny fuld levering.',
      en: 'Compare with the place allocation, and send a new full delivery.',
    },
    appliesTo: ({ levering }) => levering?.firstAcceptedAt != null,
    failing: ({ levering, personer }) =>
      counted.filter((kind) => levering?.counts && levering.counts[kind] !== personer[kind]).length,
  },
]);

/** What to do about the last delivery that was sent, by what became of it. */
const afterOutcome: Readonly<Record<string, AulaFix>> = {
  SENT: {
    da: 'En levering er undervejs eller ubesvaret: vent på svaret, eller send den samme igen (sendLevering).',
    en: 'A delivery is under way or unanswered: wait for the answer, or send the same again (sendLevering).',
  },
  REJECTED: {
    da: 'Den seneste levering blev afvist: læs dens raekker og fejl, ret dem, og send en ny fuld levering.',
    en: 'The last delivery was rejected: read its raekker and fejl, correct them, and send a new full delivery.',
  },
};

const counted = ['boern', 'ansatte', 'kontakter'] as const;
