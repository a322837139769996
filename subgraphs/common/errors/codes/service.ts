/** What the service itself refuses: limits, credentials, rights, load, and what failed here. */
export const serviceCodes = {
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
  TOKEN_TOO_LONG: {
    en: 'The token is good for longer than this installation accepts (AUTH_MAX_LIFETIME). Get one that ends sooner.',
    da: 'Tokenet gælder længere, end denne installation godtager (AUTH_MAX_LIFETIME). Hent et, der udløber før.',
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
  API_KEY_UNFIT: {
    en: 'The API key is not accepted: it lives longer than two years, or holds roles of data protection that no operator gave it. Ask for a new one.',
    da: 'API-nøglen godtages ikke: den gælder længere end to år eller har roller om databeskyttelse, som ingen driftsansvarlig har givet den. Bed om en ny.',
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
  CREDENTIALS_MISSING: {
    en: 'Writing, and what is not public, takes credentials: send "authorization: Bearer <token>" or "x-api-key: <key>".',
    da: 'At skrive, og det, der ikke er offentligt, kræver legitimation: send "authorization: Bearer <token>" eller "x-api-key: <nøgle>".',
    retryable: false,
  },
  NOT_THE_GATEWAY: {
    en: 'This subgraph answers its gateway only.',
    da: 'Denne delgraf svarer kun sin gateway.',
    retryable: false,
  },
  SUBGRAPH_UNAVAILABLE: {
    en: 'A part of the service, the subgraph {subgraph}, did not answer in time. Try again.',
    da: 'En del af tjenesten, delgrafen {subgraph}, svarede ikke i tide. Prøv igen.',
    retryable: true,
  },
  DEADLINE_EXCEEDED: {
    en: 'The answer took longer than {max} milliseconds, so its work was ended. Ask for less at once, or try again.',
    da: 'Svaret tog længere end {max} millisekunder, så arbejdet blev afbrudt. Spørg om mindre ad gangen, eller prøv igen.',
    retryable: true,
  },
  DATABASE_BUSY: {
    en: 'The database is busy with the work of others, and the wait for it ended. Nothing was done: try the same again.',
    da: 'Databasen er optaget af andres arbejde, og ventetiden er udløbet. Intet er udført: prøv det samme igen.',
    retryable: true,
  },
  DATABASE_UNAVAILABLE: {
    en: 'The database does not answer. Try the same again when it is back.',
    da: 'Databasen svarer ikke. Prøv det samme igen, når den er tilbage.',
    retryable: true,
  },
  OUTCOME_UNKNOWN: {
    en: 'What stores this was lost while it did: it may be stored, or not. The same call again with the same idempotencyKey tells which, and stores it only if it was not; without a key, look at what is there first.',
    da: 'Forbindelsen gik tabt, mens dette blev gemt: det kan være gemt eller ikke. Det samme kald igen med samme idempotencyKey viser hvilket, og gemmer kun, hvis det ikke var sket; uden nøgle, se først efter, hvad der findes.',
    retryable: true,
  },
  TOO_MUCH_AT_ONCE: {
    en: 'You have asked for much at once. Try again in {seconds} s.',
    da: 'Du har bedt om meget på én gang. Prøv igen om {seconds} s.',
    retryable: true,
  },
  SERVICE_BUSY: {
    en: 'The service has much to do. Nothing was done; try again in {seconds} s.',
    da: 'Tjenesten har meget at gøre. Der blev ikke gjort noget; prøv igen om {seconds} s.',
    retryable: true,
  },
  STOPPING: {
    en: 'The service is stopping. Try again: another process, or this one when it is back, takes the request.',
    da: 'Tjenesten er ved at stoppe. Prøv igen: en anden proces, eller denne når den er tilbage, tager imod kaldet.',
    retryable: true,
  },
  PEER_DISAGREES: {
    en: 'The parts of the service do not fit together: {reason}',
    da: 'Tjenestens dele passer ikke sammen: {grund}',
    retryable: true,
  },
  ADDRESS_UNKNOWN: {
    en: 'There is nothing at this address. GraphQL is at /graphql.',
    da: 'Der er intet på denne adresse. GraphQL er på /graphql.',
    retryable: false,
  },
  REQUEST_UNREADABLE: {
    en: 'The request cannot be read: its body, its content type or its length is not what this address takes.',
    da: 'Forespørgslen kan ikke læses: dens krop, indholdstype eller længde er ikke, hvad denne adresse tager imod.',
    retryable: false,
  },
  BAD_REQUEST: {
    en: 'This is not a GraphQL request over HTTP: {reason}',
    da: 'Dette er ikke en GraphQL-forespørgsel over HTTP: {grund}',
    retryable: false,
  },
  BATCHING_NOT_SUPPORTED: {
    en: 'One request is one operation. Ask for several things with several root fields, or send several requests: a connection may be kept for them.',
    da: 'En forespørgsel er én operation. Bed om flere ting med flere rodfelter, eller send flere forespørgsler: forbindelsen må gerne genbruges.',
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
