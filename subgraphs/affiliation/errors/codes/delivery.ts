/** Units that people are tied to, their days and groups, and what is delivered of them to Unilogin. */
export const deliveryCodes = {
  OBJECT_UNKNOWN: {
    en: '{field}: there is no {kind} {value}, or none that you have the right to.',
    da: '{field}: der findes ingen {kind} {value}, eller ingen, som du har ret til.',
    retryable: false,
  },
  ENHED_UNKNOWN: {
    en: 'The register has no unit {value}, or it is not known here yet.',
    da: 'Registret har ingen enhed {value}, eller den kendes ikke her endnu.',
    retryable: true,
  },
  ENHED_LEVEL: {
    en: '{value} is a daginstitution. People are tied to an anvisningsenhed or an alternative address.',
    da: '{value} er en daginstitution. Personer knyttes til en anvisningsenhed eller en alternativ adresse.',
    retryable: false,
  },
  ENHED_CLOSED: {
    en: 'The unit {value} is closed; nothing new can be tied to it.',
    da: 'Enheden {value} er nedlagt; intet nyt kan knyttes til den.',
    retryable: false,
  },
  KOMMUNE_MISSING: {
    en: '{field}: say which municipality; only who may read all of them may leave it out.',
    da: '{field}: angiv kommunen; kun den, der må læse alle, kan udelade den.',
    retryable: false,
  },
  CPR_MALFORMED: {
    en: 'This is no CPR number: ten digits, of which the first six are a day of the calendar, or letters in the places 7 to 9 of one who cannot get a CPR number.',
    da: 'Dette er ikke et CPR-nummer: ti cifre, hvoraf de første seks er en dag i kalenderen, eller bogstaver på plads 7 til 9 for den, der ikke kan få et CPR-nummer.',
    retryable: false,
  },
  CPR_TEST_NUMBER: {
    en: 'This is the number of a test person (day + 60, and digits); it is accepted in sandbox mode only.',
    da: 'Dette er en testpersons nummer (dag + 60 og cifre); det modtages kun i sandkassen.',
    retryable: false,
  },
  PERIOD_BACKWARDS: {
    en: 'The last day {til} is before the first, {fra}.',
    da: 'Den sidste dag {til} ligger før den første, {fra}.',
    retryable: false,
  },
  GRUPPE_UNKNOWN: {
    en: 'The unit {enhed} has no group {value}.',
    da: 'Enheden {enhed} har ingen gruppe {value}.',
    retryable: false,
  },
  GRUPPE_NOT_HOVEDGRUPPE: {
    en: 'The group {value} is no Hovedgruppe, so it cannot be a main group.',
    da: 'Gruppen {value} er ikke en Hovedgruppe og kan derfor ikke være hovedgruppe.',
    retryable: false,
  },
  LEVERING_EXISTS: {
    en: 'There is a delivery of another kind for this unit and source with sourceDateTime {value}.',
    da: 'Der er en levering af en anden slags for denne enhed og kilde med sourceDateTime {value}.',
    retryable: false,
  },
  LEVERING_EMPTY: {
    en: 'The deletion names nobody: Unilogin has nobody by our deliveries whom the source no longer has.',
    da: 'Sletningen nævner ingen: Unilogin har ingen fra vores leveringer, som kilden ikke længere har.',
    retryable: false,
  },
  LEVERING_STATUS: {
    en: 'The delivery is {status}, so it cannot become {til}.',
    da: 'Leveringen er {status} og kan derfor ikke blive {til}.',
    retryable: false,
  },
  LEVERING_OWN: {
    en: 'You made this delivery; four eyes are asked for, so someone else must approve.',
    da: 'Du har selv lavet leveringen; der kræves fire øjne, så en anden skal godkende.',
    retryable: false,
  },
  LEVERING_PENDING: {
    en: 'A delivery of {value} is under way or unanswered; only that one may be sent until it is known what became of it.',
    da: 'En levering fra {value} er undervejs eller ubesvaret; kun den må sendes, til man ved, hvad der blev af den.',
    retryable: true,
  },
  LEVERING_BLOCKED: {
    en: 'The checks found errors: {codes}. See the delivery.',
    da: 'Kontrollen fandt fejl: {codes}. Se leveringen.',
    retryable: false,
  },
  LEVERING_STALE: {
    en: 'The delivery was made for {dag}; what it holds is old. Prepare a new one.',
    da: 'Leveringen er lavet for {dag}; dens indhold er gammelt. Forbered en ny.',
    retryable: false,
  },
  LEVERING_TIME_FUTURE: {
    en: 'sourceDateTime {value} lies ahead; Unilogin would refuse everything made before it.',
    da: 'sourceDateTime {value} ligger i fremtiden; Unilogin ville afvise alt, der er lavet før det.',
    retryable: false,
  },
  LEVERING_CONTENT_GONE: {
    en: 'The document cannot be made again as it was: a person was erased, or a key is gone. Prepare a new delivery.',
    da: 'Dokumentet kan ikke laves igen, som det var: en person er slettet, eller en nøgle er væk. Forbered en ny levering.',
    retryable: false,
  },
  UNILOGIN_NOT_SET_UP: {
    en: "Unilogin's import service is not set up on this installation.",
    da: 'Unilogins importtjeneste er ikke sat op på denne installation.',
    retryable: false,
  },
} as const;

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
