/** Persons: their CPR numbers, their keys, who they are taken for. */
export const personCodes = {
  PERSON_HAS_TIES: {
    en: 'The person has {antal} ties that hold or are planned. End them first, or erase with force.',
    da: 'Personen har {antal} tilknytninger, der gælder eller er planlagt. Afslut dem først, eller slet med force.',
    retryable: false,
  },
  KEY_MISSING: {
    en: 'What is asked for is stored encrypted, and its key is not in CPR_KEYS_FILE. Whoever runs the service must bring the key back.',
    da: 'Det, der spørges om, er gemt krypteret, og dets nøgle findes ikke i CPR_KEYS_FILE. Den, der driver tjenesten, skal skaffe nøglen igen.',
    retryable: true,
  },
  CPR_LIMIT: {
    en: 'One caller may give {max} CPR numbers {what}, hits and misses alike; with these it would be {antal}. Come again in {seconds} seconds.',
    da: 'En kalder kan give {max} CPR-numre {hvad}, træf og fejlopslag lige; med disse ville det være {antal}. Kom igen om {seconds} sekunder.',
    retryable: true,
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
  FIELD_MALFORMED: {
    en: '{field}: expected {expected}.',
    da: '{field}: der ventes {forventet}.',
    retryable: false,
  },
  PERSON_NOT_ONE: {
    en: 'Name one person: by personId, or by the fields of a person.',
    da: 'Angiv én person: enten personId eller personens felter.',
    retryable: false,
  },
  PERSON_OF_OTHER_KOMMUNE: {
    en: 'The person is known in municipality {kommune}; each municipality keeps its own.',
    da: 'Personen kendes i kommune {kommune}; hver kommune har sine egne.',
    retryable: false,
  },
  OVERDRAGELSE_PENDING: {
    en: 'The unit {value} went to municipality {kommune}, and its people are being handed over. Try again.',
    da: 'Enheden {value} er gået til kommune {kommune}, og dens personer er ved at blive overdraget. Prøv igen.',
    retryable: true,
  },
  PERSON_CPR_CHANGED: {
    en: 'The local id is that of a person with another CPR number. If the number has changed, confirm it with changeCpr.',
    da: 'Det lokale id tilhører en person med et andet CPR-nummer. Er nummeret ændret, bekræftes det med changeCpr.',
    retryable: false,
  },
  CPR_TAKEN: {
    en: 'Another person of the municipality has this CPR number.',
    da: 'En anden person i kommunen har dette CPR-nummer.',
    retryable: false,
  },
  PERSON_DIFFERS: {
    en: 'Name and day of birth both differ from those of the person whose number this is: it is most likely typed wrongly. Nobody is renamed. Is it the same person, say so with updatePerson by `personId` first.',
    da: 'Både navn og fødselsdag er andre end hos den person, som har nummeret: det er sandsynligvis tastet forkert. Ingen omdøbes. Er det samme person, så sig det først med updatePerson ved `personId`.',
    retryable: false,
  },
  PERSON_RENAMED: {
    en: 'The person was known by another name, which this one takes the place of. Is it somebody else, the number is wrong.',
    da: 'Personen var kendt under et andet navn, som dette træder i stedet for. Er det en anden, er nummeret forkert.',
    retryable: false,
  },
  PERSON_NOT_COMPARED: {
    en: 'The person is protected: whether the number, name and day of birth are those that are known is not told without the right to protected names. A word with another number, or with both of the others otherwise, is not taken in.',
    da: 'Personen er beskyttet: om nummer, navn og fødselsdag er dem, der kendes, oplyses ikke uden ret til beskyttede navne. Et udsagn med et andet nummer, eller hvor begge de andre er anderledes, tages ikke ind.',
    retryable: false,
  },
  CONTACT_CPR_NEEDED: {
    en: 'The child has a protected contact, who is not found by name without the right to protected names: tell the CPR number of the contact, or leave the contacts out, and they stay.',
    da: 'Barnet har en beskyttet kontakt, som ikke findes ved navn uden ret til beskyttede navne: angiv kontaktens CPR-nummer, eller udelad kontakterne, så bliver de.',
    retryable: false,
  },
  CPR_BIRTH_DIFFERS: {
    en: 'The day of birth is not the one that the CPR number tells; one of the two is wrong.',
    da: 'Fødselsdagen er ikke den, som CPR-nummeret siger; et af de to er forkert.',
    retryable: false,
  },
  PROTECTION_STANDS: {
    en: 'Protection and its alias stand, whatever a row or an update says: who has the role navnebeskyttelse lifts it with liftBeskyttelse.',
    da: 'Beskyttelsen og dens alias består, hvad en række eller rettelse end siger: den ophæves med liftBeskyttelse af den, der har rollen navnebeskyttelse.',
    retryable: false,
  },
  PERSON_TWICE: {
    en: 'An earlier row of the same source, {other}, tells something else of this person; the first one holds.',
    da: 'En tidligere række fra samme kilde, {anden}, siger noget andet om denne person; den første gælder.',
    retryable: false,
  },
  ROW_TWICE: {
    en: 'An earlier row, {other}, is of the same thing in the same time.',
    da: 'En tidligere række, {anden}, drejer sig om det samme i samme tid.',
    retryable: false,
  },
  PERIODS_JOINED: {
    en: 'The row also holds the days of another period, {fra} to {til}, which is one with this tie from now on.',
    da: 'Rækken omfatter også dagene i en anden periode, {fra} til {til}, som fra nu af er ét med denne tilknytning.',
    retryable: false,
  },
  ROW_DEPENDS: {
    en: 'It depends on another row, {other}, which is refused.',
    da: 'Den afhænger af en anden række, {anden}, som er afvist.',
    retryable: false,
  },
  ROW_NOT_ONE: {
    en: '{field}: give exactly one of gruppe, barn, kontakt, ansat and ekstern.',
    da: '{field}: angiv præcis én af gruppe, barn, kontakt, ansat og ekstern.',
    retryable: false,
  },
  BARN_UNKNOWN: {
    en: 'The unit has no child with this local id from this source.',
    da: 'Enheden har intet barn med dette lokale id fra denne kilde.',
    retryable: false,
  },
} as const;
