/** Data agreements, and who administers users. */
export const agreementCodes = {
  DATAAFTALE_TRANSITION: {
    en: 'The data agreement of {enhed} is "{from}" and cannot become "{to}".',
    da: 'Dataaftalen for {enhed} er "{from}" og kan ikke blive "{to}".',
    retryable: false,
  },
  DATAAFTALE_OWN: {
    en: 'You requested the data agreement of {enhed} yourself; somebody else must decide.',
    da: 'Du har selv anmodet om dataaftalen for {enhed}; en anden skal tage stilling.',
    retryable: false,
  },
  DATAAFTALE_PURPOSE_MISSING: {
    en: 'A request for wsaIMPORT must say what it is for.',
    da: 'En anmodning om wsaIMPORT skal sige, hvad den er til.',
    retryable: false,
  },
  DATAAFTALE_UNIT_NUMBERS: {
    en: 'The unit {value} has no CVR and P-number, so its data accesses cannot be administered in Tilslutning.',
    da: 'Enheden {value} mangler CVR- eller P-nummer, så dens dataadgange kan ikke administreres i Tilslutning.',
    retryable: false,
  },
  BRUGERADMINISTRATOR_NOT_EMPLOYEE: {
    en: 'A brugeradministrator must be an employee at some unit of the municipality on the first day.',
    da: 'En brugeradministrator skal være ansat ved en af kommunens enheder den første dag.',
    retryable: false,
  },
  BRUGERADMINISTRATOR_ENHED: {
    en: 'The unit {value} is no anvisningsenhed or alternative address of the municipality {kommune}.',
    da: 'Enheden {value} er ikke en anvisningsenhed eller alternativ adresse i kommunen {kommune}.',
    retryable: false,
  },
  BRUGERADMINISTRATOR_TWICE: {
    en: 'The person is brugeradministrator in these days already; change or end that.',
    da: 'Personen er allerede brugeradministrator i de dage; ret eller afslut det.',
    retryable: false,
  },
  BRUGERADMINISTRATOR_DAY: {
    en: '{value} is not a day on which the access could be used: it is later than today, or outside its dates.',
    da: '{value} er ikke en dag, hvor adgangen kunne bruges: den er senere end i dag eller uden for datoerne.',
    retryable: false,
  },
} as const;
