/** The environment variables, as every command's --help shows them; config.ts reads them. */
export const environment = `
Environment:
  PORT, HOST                   where the gateway listens (4000, 127.0.0.1)
  DATA_DIR                     folder of the SQLite files (./data)
  REQUEST_TIMEOUT_MS           how long a query may take before its work is ended, the same for all three processes (30000)
  DISK_MIN_FREE_MB             less room than this on a disk, and /health/ready says 503 (100)
  REGISTER_DATABASE_URL        file:… or postgresql://… instead
  AFFILIATION_DATABASE_URL     the same for the other subgraph
  REGISTER_MODE                readonly, sandbox or authoritative (authoritative)
  SAMPLE                       what an empty register begins with: full, small or none (full)
  WITNESS_DIR                  folder of what remembers given numbers when a database is lost (beside it; in
                               production DATA_DIR with -witness behind it)
  CLOCK_BACK_SECONDS, CLOCK_AHEAD_HOURS, CLOCK_SILENCE_DAYS
                               how far off the clock may be before nothing is written (300, 24, 31)
  COST_AT_ONCE, COST_PER_CALLER, QUEUE_LENGTH, QUEUE_PER_CALLER, QUEUE_MS, REQUESTS_PER_MINUTE, CONNECTIONS,
  CONNECTIONS_PER_ADDRESS, PUBLIC_BODY_BYTES, BODIES_AT_ONCE_BYTES, ANSWERS_KEPT_BYTES, RECEIVE_MS,
  SEND_STALL_MS, FILE_BYTES_PER_SECOND, TRUST_PROXY, STREAMS, STREAMS_PER_CALLER, HEARTBEAT_MS, CHANGES_POLL_MS
                               how much is taken on at once, and from whom: docs/operations.md
  CORS_ORIGINS                 whose pages may read: * or a list of origins (*)
  PERSISTED_DOCUMENTS          file of documents that clients ask for by documentId: { id: text }, or Apollo's manifest
  PERSISTED_DOCUMENTS_ONLY     true or false: nothing else is answered (false)
  GRAPHIQL                     true or false: a page to ask from at /graphql (true, in production false)
  LOG_LEVEL                    debug, info, warn, error or silent (warn)
  ENVIRONMENT                  development or production (development)
  AUTH_JWKS_URL, AUTH_JWKS_FILE, AUTH_ISSUER, AUTH_AUDIENCE, AUTH_DEVELOPMENT, API_KEYS_FILE
                               who may write, see README.md
  AUTH_MAX_LIFETIME            how long a token may be good for (24h; 90d for those of npm run token)
  AUTH_TOKEN_TYPES             what its typ may be; none: it may be without (none,JWT,at+jwt)
  REGISTER_PORT, AFFILIATION_PORT, REGISTER_URL, AFFILIATION_URL, SUBGRAPH_SECRET
                               for subgraphs as processes of their own, see README.md
  DAR_ADAPTER, CVR_ADAPTER     how addresses and P-numbers are checked: offline, file or http (offline)
  DAR_FILE, CVR_FILE           for file: CSV with the columns id;status;vejNavn;husNummer;postNummer;byNavn (an empty
                               status is in force), where known supplerendeBynavn;geoBredde;geoLaengde, and
                               pNummer;cvrNummer;ophoert (last day, empty while active)
  DAR_URL, CVR_URL, DATAFORDELER_API_KEY
                               for http: Datafordeleren's GraphQL
  EXTERNAL_TIMEOUT_MS          how long a write waits for both (800)
  DATABASE_WAIT_MS             how long a caller waits for a lock, a connection or a turn to write (5000)
  DATABASE_STATEMENT_MS        how long a caller's statement, or whole write, may take after that (20000)
  DATABASE_JOB_WAIT_MS         how long loads, and what is done by the clock, wait (120000)
  DATABASE_CONNECTIONS         connections to each PostgreSQL database that read; half as many write (10)
  RECHECK                      monthly: one night a month both are asked about everything again; or off (monthly)
  SEAL_FILE, SEAL_URL          where the heads of the logs are sealed, outside the databases: a file, and whom to POST to
                               (seals/seals.ndjson in DATA_DIR, in production in the folder DATA_DIR with
                               -seals behind it; nobody)
  SEAL_EVERY_MS, READ_LOG_DAYS how often (600000); for how many days npm run log-retention keeps the read log (none)
  UNILOGIN_PROVIDER_ID, UNILOGIN_KEY_FILE, UNILOGIN_CERT_FILE, UNILOGIN_ANSWER_CA_FILE
                               to deliver to Unilogin: udbydersystemId, the system certificate and its key (PEM), and
                               who may vouch for the signer of answers (PEM: the OCES authority, or that certificate)
  UNILOGIN_SIGNER              who signs answers: SHA-256 fingerprint, or whole subject (CN=…,O=…)
  UNILOGIN_CRL_FILE            revocation lists of the authorities in UNILOGIN_ANSWER_CA_FILE
  UNILOGIN_CA_FILE             who may vouch for the server (PEM; the authorities that Node knows)
  UNILOGIN_URL, UNILOGIN_NAMESPACE
                               the import service and its namespace (https://brugerdatabasen.stil.dk/bpi/wsaimport/8)
  UNILOGIN_DOCUMENT_NAMESPACE  namespace of the UNILoginImport documents
  UNILOGIN_TIMEOUT_MS          how long one call may take (120000)
  REGISTER_POLL_MS             how often the affiliation subgraph asks the register for news (2000)
  CPR_LOOKUPS_PER_DAY          how many CPR numbers one caller may have looked up in a day (500)
  CPR_LOOKUPS_ALL_PER_DAY      the same of all callers of a municipality together; 0: without limit (10000)
  CPR_WRITES_PER_DAY           how many it may store with people and ties in a day (50000)
  CPR_BIRTHDAY_PER_DAY, CPR_BIRTHDAY_PER_YEAR
                               how many new ones of one birth date it may give, for one municipality (60, 75)
  CPR_BIRTHDAY_ALL_PER_DAY, CPR_BIRTHDAY_ALL_PER_YEAR
                               the same of all callers together (180, 240)
  CPR_KEYS_FILE                the keys that CPR numbers and protected persons are stored with (cpr-keys.json in SECRETS_DIR)
  SECRETS_DIR                  folder of cpr-keys.json, api-keys.json and subgraph-secret (DATA_DIR; in production
                               /etc/dagtilbudsgraf)
  SECRETS_IN_DATA_DIR          allow: in production, too, secrets may lie among the data (refuse)`;
