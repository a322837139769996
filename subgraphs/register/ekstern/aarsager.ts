/** Why an answer is not a confirmation: first what contradicts, then what kept the other register from being heard. */
export const aarsager = {
  UNKNOWN: 'Findes ikke i registret.',
  ENDED: 'P-nummeret er ophørt i CVR.',
  NOT_IN_FORCE: 'Adressen er ikke gældende i DAR.',
  OTHER_ADDRESS: 'DAR har en anden adresse under dette id.',
  OTHER_CVR: 'P-nummeret hører i CVR til et andet CVR-nummer.',
  NOT_ASKED: 'Værdien er endnu ikke kontrolleret.',
  CHANGED_MEANWHILE: 'Objektet blev ændret, mens der blev spurgt.',
  NOT_FOUND_BY_TEXT: 'Ingen adresse i DAR er skrevet præcis sådan; angiv dawaId.',
  UNASKABLE: 'Værdien har ikke en form, der kan spørges om.',
  OFFLINE: 'Der er ikke sat nogen forbindelse op.',
  FILE_UNREADABLE: 'Filen kan ikke læses.',
  TIMEOUT: 'Registret svarede ikke i tide.',
  UNREACHABLE: 'Der er ingen forbindelse til registret.',
  TOO_MANY_REQUESTS: 'Registret tager ikke flere forespørgsler nu.',
  SERVER_ERROR: 'Registret meldte fejl.',
  REFUSED: 'Registret afviste adgangen.',
  BAD_ANSWER: 'Registrets svar kunne ikke forstås.',
  PAUSED: 'Registret svarede ikke de seneste gange; der spørges igen om lidt.',
} as const;

export type Aarsag = keyof typeof aarsager;
