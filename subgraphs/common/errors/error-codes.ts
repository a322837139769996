/**
 * Every refusal a caller can meet, in one table: a stable code, its text in English and Danish, and whether trying the
 * same again can help. `{name}` is filled in from the details of the one refusal.
 */
export const errorCodes = {
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
    da: '{field}: {value} passer ikke til skemaet: {reason}',
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
  CURSOR_FOREIGN: {
    en: '{field}: this cursor does not come from this list in this order. Use endCursor of the page before.',
    da: '{field}: denne cursor kommer ikke fra denne liste i denne orden. Brug endCursor fra siden før.',
    retryable: false,
  },
  EKSPORT_UNKNOWN: {
    en: 'There is no export {value}.',
    da: 'Der findes ingen eksport {value}.',
    retryable: false,
  },
  PARAMETER_UNKNOWN: {
    en: '{field}: this parameter is not known, or is given more than once.',
    da: '{field}: denne parameter kendes ikke eller er angivet flere gange.',
    retryable: false,
  },
  NUMMER_UNKNOWN: {
    en: '{field}: there is no {niveau} with the number {value}.',
    da: '{field}: der findes ingen {niveau} med nummeret {value}.',
    retryable: false,
  },
  KEY_TWICE: {
    en: '{field}: the key {value} is given to two objects.',
    da: '{field}: nøglen {value} er givet til to objekter.',
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
  CHANGE_NOT_ONE: {
    en: '{field}: give exactly one operation in each change.',
    da: '{field}: angiv præcis én handling i hver ændring.',
    retryable: false,
  },
  REGISTER_READONLY: {
    en: 'The register can only be read at present; nothing is written. A dry run is answered.',
    da: 'Registret kan i øjeblikket kun læses; intet skrives. En prøvekørsel (dryRun) besvares.',
    retryable: true,
  },
  PLAN_UNKNOWN: {
    en: '{field}: there is no plan {value}.',
    da: '{field}: der findes ingen plan {value}.',
    retryable: false,
  },
  PLAN_EXPIRED: {
    en: 'The plan expired at {value}. Make a new one with reconcileKommune.',
    da: 'Planen udløb {value}. Lav en ny med reconcileKommune.',
    retryable: false,
  },
  PLAN_OUTDATED: {
    en: 'The municipality was changed after the plan was made. Make a new one with reconcileKommune.',
    da: 'Kommunen er ændret, efter at planen blev lavet. Lav en ny med reconcileKommune.',
    retryable: false,
  },
  PLAN_NEEDS_CONFIRMATION: {
    en: 'The plan closes a large part of the municipality. Look at its changes, and send confirmClosures: true if that is meant.',
    da: 'Planen nedlægger en stor del af kommunen. Se dens ændringer, og send confirmClosures: true, hvis det er meningen.',
    retryable: false,
  },
  PLAN_EMPTY: {
    en: 'There is nothing to do: the register is as the tree says.',
    da: 'Der er intet at gøre: registeret er, som træet siger.',
    retryable: false,
  },
  PROPOSAL_PENDING: {
    en: 'You may propose this, not write it: nothing changes before the municipality or STIL support approves.',
    da: 'Du kan foreslå dette, ikke skrive det: intet ændres, før kommunen eller STIL-support godkender.',
    retryable: false,
  },
  PROPOSAL_NOT_FOUND: {
    en: '{field}: there is no proposal {value} that you may read.',
    da: '{field}: der findes intet forslag {value}, som du må læse.',
    retryable: false,
  },
  PROPOSAL_DECIDED: {
    en: 'The proposal is decided already: {status}.',
    da: 'Forslaget er allerede afgjort: {status}.',
    retryable: false,
  },
  PROPOSAL_OUTDATED: {
    en: 'What the proposal is about was changed after it was made. Reject it, or have it proposed anew.',
    da: 'Det, forslaget handler om, er ændret, efter at det blev stillet. Afvis det, eller få det stillet igen.',
    retryable: false,
  },
  PROPOSAL_OWN: {
    en: 'You made this proposal; someone else must decide. You can withdraw it with withdrawProposal.',
    da: 'Du har selv stillet forslaget; en anden skal afgøre det. Du kan trække det tilbage med withdrawProposal.',
    retryable: false,
  },
  PROPOSAL_OF_OTHER: {
    en: 'Only who made a proposal can withdraw it.',
    da: 'Kun den, der har stillet et forslag, kan trække det tilbage.',
    retryable: false,
  },
  OBJECT_UNNAMED: {
    en: '{field}: give nummer, or sourceSystem and sourceKey, so that the object is found again.',
    da: '{field}: angiv nummer, eller sourceSystem og sourceKey, så objektet kan findes igen.',
    retryable: false,
  },
  OBJECT_TWICE: {
    en: '{field}: {value} is named twice.',
    da: '{field}: {value} er nævnt to gange.',
    retryable: false,
  },
  OBJECT_OF_OTHER_KOMMUNE: {
    en: '{field}: {value} does not belong to municipality {kommune}.',
    da: '{field}: {value} hører ikke til kommune {kommune}.',
    retryable: false,
  },
  SOURCE_KEY_TAKEN: {
    en: '{field}: the key {value} already stands for {nummer}.',
    da: '{field}: nøglen {value} står allerede for {nummer}.',
    retryable: false,
  },
  SUCCESSION_TO_ITSELF: {
    en: '{field}: {value} cannot be its own successor.',
    da: '{field}: {value} kan ikke være sin egen efterfølger.',
    retryable: false,
  },
  SUCCESSION_OF_CLOSED: {
    en: '{field}: {value} is closed.',
    da: '{field}: {value} er nedlagt.',
    retryable: false,
  },
  SUCCESSION_TOO_FEW: {
    en: '{field}: give at least {min}.',
    da: '{field}: angiv mindst {min}.',
    retryable: false,
  },
  SUCCESSION_NOT_ONE: {
    en: '{field}: give exactly one of nummer and the new object, which must be of the same level.',
    da: '{field}: angiv præcis ét af nummer og det nye objekt, som skal være på samme niveau.',
    retryable: false,
  },
  OBJECT_UNKNOWN: {
    en: '{field}: there is no {slags} {value}.',
    da: '{field}: der findes ingen {slags} {value}.',
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
  CPR_MALFORMED: {
    en: 'This is no CPR number: ten digits, of which the first six are a date.',
    da: 'Dette er ikke et CPR-nummer: ti cifre, hvoraf de første seks er en dato.',
    retryable: false,
  },
  CPR_TEST_NUMBER: {
    en: 'This is the number of a test person (day + 60, or letters); it is accepted in sandbox mode only.',
    da: 'Dette er en testpersons nummer (dag + 60 eller bogstaver); det modtages kun i sandkassen.',
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
  LIMIT_EXCEEDED: {
    en: 'The query is too large: {what} is over the limit of {max}.',
    da: 'Forespørgslen er for stor: {hvad} er over grænsen på {max}.',
    retryable: false,
  },
  NOT_AUTHENTICATED: {
    en: 'The credentials are not known here. Check the key or token, and that it is meant for this service.',
    da: 'Legitimationen kendes ikke her. Kontrollér nøglen eller tokenet, og at det er udstedt til denne tjeneste.',
    retryable: false,
  },
  CREDENTIALS_MALFORMED: {
    en: 'Send one credential: "authorization: Bearer <token>" or "x-api-key: <key>", not both.',
    da: 'Send én legitimation: "authorization: Bearer <token>" eller "x-api-key: <nøgle>", ikke begge.',
    retryable: false,
  },
  TOKEN_EXPIRED: {
    en: 'The token has expired. Get a new one.',
    da: 'Tokenet er udløbet. Hent et nyt.',
    retryable: false,
  },
  TOKEN_CLAIM_REFUSED: {
    en: 'The claim {claim} of the token is missing, malformed or not meant for this service.',
    da: 'Tokenets claim {claim} mangler, er forkert udformet eller er ikke beregnet på denne tjeneste.',
    retryable: false,
  },
  TOKENS_NOT_ACCEPTED: {
    en: 'This installation accepts no tokens: no AUTH_JWKS_URL, AUTH_JWKS_FILE or AUTH_DEVELOPMENT is set.',
    da: 'Denne installation tager ikke imod tokens: AUTH_JWKS_URL, AUTH_JWKS_FILE eller AUTH_DEVELOPMENT er ikke sat.',
    retryable: false,
  },
  API_KEY_EXPIRED: {
    en: 'The API key has expired or is revoked. Ask for a new one.',
    da: 'API-nøglen er udløbet eller tilbagekaldt. Bed om en ny.',
    retryable: false,
  },
  AUTH_UNAVAILABLE: {
    en: 'The credentials could not be checked just now. Try again.',
    da: 'Legitimationen kunne ikke kontrolleres lige nu. Prøv igen.',
    retryable: true,
  },
  NOT_ALLOWED: {
    en: 'Not allowed: {action}. It takes one of the roles {roles}{scope}.',
    da: 'Ikke tilladt: {action}. Det kræver en af rollerne {roles}{scope}.',
    retryable: false,
  },
  SIGN_IN_IMPOSSIBLE: {
    en: 'Not allowed: {action}. This installation is read-only: it has neither a token provider nor API keys set up.',
    da: 'Ikke tilladt: {action}. Denne installation kan kun læses: den har hverken tokenudsteder eller API-nøgler.',
    retryable: false,
  },
  NOT_THE_GATEWAY: {
    en: 'This subgraph answers its gateway only.',
    da: 'Denne delgraf svarer kun sin gateway.',
    retryable: false,
  },
  SUBGRAPH_UNAVAILABLE: {
    en: 'A part of the service did not answer in time. Try again.',
    da: 'En del af tjenesten svarede ikke i tide. Prøv igen.',
    retryable: true,
  },
  BAD_REQUEST: {
    en: 'This is not a GraphQL request over HTTP: {reason}',
    da: 'Dette er ikke en GraphQL-forespørgsel over HTTP: {reason}',
    retryable: false,
  },
  GRAPHQL_PARSE_FAILED: {
    en: 'The query is not GraphQL; the message says where.',
    da: 'Forespørgslen er ikke GraphQL; beskeden siger hvor.',
    retryable: false,
  },
  GRAPHQL_VALIDATION_FAILED: {
    en: 'The query does not fit the schema; the message says where.',
    da: 'Forespørgslen passer ikke til skemaet; beskeden siger hvor.',
    retryable: false,
  },
  OPERATION_RESOLUTION_FAILURE: {
    en: 'operationName names no operation of the query, or is missing where there are several.',
    da: 'operationName nævner ingen operation i forespørgslen, eller mangler, hvor der er flere.',
    retryable: false,
  },
  INTERNAL_SERVER_ERROR: {
    en: 'Something went wrong here. It is logged under the request id of this answer.',
    da: 'Noget gik galt hos os. Det er logget under svarets request-id.',
    retryable: true,
  },
} as const;

export type ErrorCode = keyof typeof errorCodes;
