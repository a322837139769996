/** What is wrong with a call itself, whatever it asks for: its values, cursors, keys and versions. */
export const callCodes = {
  NUMMER_MALFORMED: {
    en: '{field}: {value} is not an institution number; it is one letter and five digits.',
    da: '{field}: {value} er ikke et institutionsnummer; det er ét bogstav og fem cifre.',
    retryable: false,
  },
  KOMMUNEKODE_UNKNOWN: {
    en: '{field}: {value} is not the code of a Danish municipality.',
    da: '{field}: {value} er ikke en dansk kommunekode.',
    retryable: false,
  },
  KODE_UNKNOWN: {
    en: '{field}: {value} is not in the code table {liste}.',
    da: '{field}: {value} findes ikke i kodetabellen {liste}.',
    retryable: false,
  },
  VALUE_MALFORMED: {
    en: '{field}: {value} is malformed; expected {expected}.',
    da: '{field}: {value} har forkert form; der ventes {forventet}.',
    retryable: false,
  },
  VARIABLE_MALFORMED: {
    en: '{field}: {value} does not fit the schema: {reason}',
    da: '{field}: {value} passer ikke til skemaet; den engelske tekst siger hvorfor.',
    retryable: false,
  },
  PERSISTED_QUERY_NOT_FOUND: {
    en: 'The text of this query is not known here: send it beside its hash.',
    da: 'Forespørgslens tekst kendes ikke her: send den sammen med dens hash.',
    retryable: false,
  },
  DOCUMENT_NOT_REGISTERED: {
    en: 'This document is not among those that are registered here. Send `documentId` as its registration says, without `query`; where only registered documents are answered, have it registered first.',
    da: 'Dette dokument er ikke blandt dem, der er registreret her. Send `documentId`, som registreringen siger, uden `query`; hvor kun registrerede dokumenter besvares, skal det registreres først.',
    retryable: false,
  },
  PERSISTED_QUERY_MISMATCH: {
    en: 'persistedQuery: give version 1 and, as sha256Hash, the SHA-256 of the text of the query in lower-case hexadecimal.',
    da: 'persistedQuery: angiv version 1 og som sha256Hash forespørgselstekstens SHA-256 hexadecimalt med små bogstaver.',
    retryable: false,
  },
  FILTER_EMPTY: {
    en: '{field}: the filter is empty. Leave it out, or give it one of {operators}.',
    da: '{field}: filteret er tomt. Udelad det, eller giv det et af {operators}.',
    retryable: false,
  },
  TEXT_EMPTY: {
    en: '{field}: give at least one letter or digit.',
    da: '{field}: angiv mindst ét bogstav eller ciffer.',
    retryable: false,
  },
  FIRST_OUT_OF_RANGE: {
    en: '{field}: {value} is out of range; give a number from {min} to {max}.',
    da: '{field}: {value} er uden for grænserne; angiv et tal fra {min} til {max}.',
    retryable: false,
  },
  LAST_OUT_OF_RANGE: {
    en: '{field}: {value} is out of range; give a number from {min} to {max}.',
    da: '{field}: {value} er uden for grænserne; angiv et tal fra {min} til {max}.',
    retryable: false,
  },
  LAST_MISSING: {
    en: '{field}: say by last how many rows before the cursor you want.',
    da: '{field}: angiv med last, hvor mange rækker før denne cursor du ønsker.',
    retryable: false,
  },
  PAGE_BOTH_WAYS: {
    en: '{field}: a page goes forwards by first and after, or backwards by last and before; leave out one of the two ways.',
    da: '{field}: en side går fremad med first og after eller tilbage med last og before; udelad den ene vej.',
    retryable: false,
  },
  CURSOR_FOREIGN: {
    en: '{field}: this cursor does not come from this list in this order. Use {cursor} of the page beside.',
    da: '{field}: denne cursor kommer ikke fra denne liste i denne orden. Brug {cursor} fra siden ved siden af.',
    retryable: false,
  },
  CHANGE_BEYOND_HEAD: {
    en: '{field}: {value} is beyond the last change, {head}. A follower that got it from this log follows one that began anew: read from 0.',
    da: '{field}: {value} ligger efter den sidste ændring, {head}. En følger, der fik det fra denne log, følger en, der er begyndt forfra: læs fra 0.',
    retryable: false,
  },
  CHANGE_BEFORE_FIRST: {
    en: '{field}: {value} is before the first change, which is 1: there was nothing yet.',
    da: '{field}: {value} ligger før den første ændring, som er 1: der var intet endnu.',
    retryable: false,
  },
  AS_OF_TWICE: {
    en: 'Give asOf or asOfChange, not both: each names a state by itself.',
    da: 'Angiv asOf eller asOfChange, ikke begge: hver af dem udpeger selv en tilstand.',
    retryable: false,
  },
  TIDSLINJE_OTHER: {
    en: '{field}: {value} is a number of another timeline: the register was restored, or another one took its place. What came after {keptTo} may not hold any more; let go of it and go on from there, or read from 0.',
    da: '{field}: {value} er et nummer fra en anden tidslinje: registret er genskabt fra en sikkerhedskopi, eller et andet er trådt i stedet. Det, der kom efter {keptTo}, gælder måske ikke længere; slip det og fortsæt derfra, eller læs fra 0.',
    retryable: false,
  },
  DATABASE_GONE: {
    en: "Nothing is written: the database's file was removed or replaced while it was open. An operator must put it right and restart the server.",
    da: 'Der skrives intet: databasens fil er fjernet eller udskiftet, mens den var åben. En driftsansvarlig skal rette det og genstarte serveren.',
    retryable: true,
  },
  WITNESS_UNWRITABLE: {
    en: 'Nothing is written: the file that remembers which numbers were given cannot be written. An operator must make room, or set WITNESS_DIR.',
    da: 'Der skrives intet: filen, der husker, hvilke numre der er givet, kan ikke skrives. En driftsansvarlig skal skaffe plads eller sætte WITNESS_DIR.',
    retryable: true,
  },
  CLOCK_BEHIND: {
    en: 'Nothing is written while the clock says {value}: the last change was committed at {last}. An operator must set the clock right, or confirm it (npm run clock).',
    da: 'Der skrives intet, mens uret siger {value}: den seneste ændring blev gemt {last}. En driftsansvarlig skal stille uret eller bekræfte det (npm run clock).',
    retryable: true,
  },
  CLOCK_AHEAD: {
    en: 'Nothing is written while the clock says {value}: all else says that it is about {known}. An operator must set the clock right, or confirm it (npm run clock).',
    da: 'Der skrives intet, mens uret siger {value}: alt andet tyder på, at den er omkring {known}. En driftsansvarlig skal stille uret eller bekræfte det (npm run clock).',
    retryable: true,
  },
  PARAMETER_UNKNOWN: {
    en: '{field}: this parameter is not known, or is given more than once.',
    da: '{field}: denne parameter kendes ikke eller er angivet flere gange.',
    retryable: false,
  },
  VERSION_MISMATCH: {
    en: 'The object is at version {current}, not {value}: someone changed it meanwhile. Read it again.',
    da: 'Objektet er i version {current}, ikke {value}: nogen har ændret det imens. Læs det igen.',
    retryable: false,
  },
  IDEMPOTENCY_KEY_REUSED: {
    en: 'idempotencyKey: this key was used for another call.',
    da: 'idempotencyKey: denne nøgle er brugt til et andet kald.',
    retryable: false,
  },
  OBJECT_TWICE: {
    en: '{field}: {value} is named twice.',
    da: '{field}: {value} er nævnt to gange.',
    retryable: false,
  },
  CPR_NOT_HERE: {
    en: '{field}: this looks like a CPR number, which must not stand here.',
    da: '{field}: dette ligner et CPR-nummer, som ikke må stå her.',
    retryable: false,
  },
  CPR_IN_ADDRESS: {
    en: 'A CPR number must not stand in the address of a request: send it as a variable in the body of a POST.',
    da: 'Et CPR-nummer må ikke stå i en forespørgsels adresse: send det som variabel i kroppen af en POST.',
    retryable: false,
  },
  REQUEST_SLOW: {
    en: 'The request did not arrive in time. Send it again.',
    da: 'Forespørgslen kom ikke frem i tide. Send den igen.',
    retryable: true,
  },
  REGISTER_READONLY: {
    en: 'The register can only be read at present; nothing is written. A dry run is answered.',
    da: 'Registret kan i øjeblikket kun læses; intet skrives. En prøvekørsel (dryRun) besvares.',
    retryable: true,
  },
} as const;
