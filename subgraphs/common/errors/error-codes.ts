import { fileTexts } from '../files/file-texts.ts';

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
    da: '{field}: {value} passer ikke til skemaet; den engelske tekst siger hvorfor.',
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
  CHANGE_BEYOND_HEAD: {
    en: '{field}: {value} is beyond the last change, {head}. A follower that got it from this log follows one that began anew: read from 0.',
    da: '{field}: {value} ligger efter den sidste ændring, {head}. En følger, der fik det fra denne log, følger en, der er begyndt forfra: læs fra 0.',
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
  KOMMUNE_MISSING: {
    en: '{field}: say which municipality; only who may read all of them may leave it out.',
    da: '{field}: angiv kommunen; kun den, der må læse alle, kan udelade den.',
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
  SUCCESSION_NOT_TODAY: {
    en: '{field}: {value} is not today ({today}). The change is made at once, so no other day can be recorded for it; make it on its day.',
    da: '{field}: {value} er ikke i dag ({today}). Ændringen sker med det samme, så ingen anden dag kan registreres for den; lav den på dagen.',
    retryable: false,
  },
  SUCCESSION_NOT_ONE: {
    en: '{field}: give exactly one of nummer and the new object, which must be of the same level.',
    da: '{field}: angiv præcis ét af nummer og det nye objekt, som skal være på samme niveau.',
    retryable: false,
  },
  OBJECT_UNKNOWN: {
    en: '{field}: there is no {slags} {value}, or none that you have the right to.',
    da: '{field}: der findes ingen {slags} {value}, eller ingen, som du har ret til.',
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
  KILDE_OTHER: {
    en: 'The source {value} keeps this; {kilde} changes it only with overruleKilde.',
    da: 'Kilden {value} vedligeholder dette; {kilde} ændrer det kun med overruleKilde.',
    retryable: false,
  },
  KILDE_NOT_YOURS: {
    en: 'Not yours to write as: the source {value} in municipality {kommune}. The municipality says who may (setKildeskribenter); what its staff do by hand has the source {manuel}, and changes what another source keeps with overruleKilde.',
    da: 'Du må ikke skrive som kilden {value} i kommune {kommune}. Kommunen bestemmer, hvem der må (setKildeskribenter); hvad dens personale gør i hånden, har kilden {manuel} og ændrer det, en anden kilde vedligeholder, med overruleKilde.',
    retryable: false,
  },
  KILDE_MANUAL: {
    en: 'The source {value} is what the staff do by hand; nobody else is given it.',
    da: 'Kilden {value} er det, personalet gør i hånden; den gives ikke til andre.',
    retryable: false,
  },
  GROUP_ID_UNIQUE: {
    en: 'The unit has a group {value} in that time already.',
    da: 'Enheden har allerede en gruppe {value} i den tid.',
    retryable: false,
  },
  GROUP_CROSS_SOURCE: {
    en: 'The source {kilde} has a group {value} at the unit too; Unilogin would make one of them.',
    da: 'Kilden {kilde} har også en gruppe {value} på enheden; Unilogin ville gøre dem til én.',
    retryable: false,
  },
  GROUP_LEVEL_RULE: {
    en: 'A Hovedgruppe has a level (trin), and no other group has; in day-care it is DT.',
    da: 'En Hovedgruppe har et trin, og ingen anden gruppe har; i dagtilbud er det DT.',
    retryable: false,
  },
  GRUPPE_HAS_MEMBERS: {
    en: 'After {dag} the group still has members ({count}), among them {other}. Give it an end or another group first.',
    da: 'Efter {dag} har gruppen stadig medlemmer ({count}), herunder {anden}. Giv den først en slutdato eller en anden gruppe.',
    retryable: false,
  },
  GRUPPE_OUTSIDE: {
    en: 'The group {value} does not exist the whole time of the affiliation.',
    da: 'Gruppen {value} findes ikke i hele tilknytningens periode.',
    retryable: false,
  },
  TILKNYTNING_OVERLAP: {
    en: 'The person is tied to the unit in the same way in that time already: {other}.',
    da: 'Personen er allerede knyttet til enheden på samme måde i den tid: {anden}.',
    retryable: false,
  },
  TILKNYTNING_BEGUN: {
    en: 'It began on {value}; end it instead. Only what is planned can be cancelled.',
    da: 'Den begyndte {value}; afslut den i stedet. Kun det planlagte kan aflyses.',
    retryable: false,
  },
  TILKNYTNING_ENDED: {
    en: 'Its end, {value}, is final since that day. If it goes on, attach the person again from a later day.',
    da: 'Dens slutdato, {value}, er endelig fra den dag. Fortsætter den, så tilknyt personen igen fra en senere dag.',
    retryable: false,
  },
  TILKNYTNING_OVER: {
    en: 'It does not hold on {value}.',
    da: 'Den gælder ikke {value}.',
    retryable: false,
  },
  ACTOR_EXCLUSIVE: {
    en: 'A person is child, employee or extern at a unit, only one of them at a time: {other}.',
    da: 'En person er barn, ansat eller ekstern på en enhed, kun én af delene ad gangen: {anden}.',
    retryable: false,
  },
  LOCAL_ID_TAKEN: {
    en: 'The local id is that of another person at the unit; it is never given to anybody else.',
    da: 'Det lokale id tilhører en anden person på enheden; det gives aldrig til andre.',
    retryable: false,
  },
  LOCAL_ID_MISSING: {
    en: 'A child, employee or extern has a local id; a contact has none.',
    da: 'Et barn, en ansat eller ekstern har et lokalt id; en kontakt har intet.',
    retryable: false,
  },
  CHILD_MAIN_GROUP: {
    en: 'A child has a main group and a level (trin), and nobody else has.',
    da: 'Et barn har en hovedgruppe og et trin, og ingen andre har.',
    retryable: false,
  },
  EMPLOYEE_ROLE: {
    en: 'Expected {expected}. A job title without roles takes a mapping (setRollemapping).',
    da: 'Der ventes {forventet}. En stilling uden roller kræver en rollemapping (setRollemapping).',
    retryable: false,
  },
  KONTAKT_FIELDS: {
    en: 'A contact has a child at the same unit, a relation and custody or not; nobody else has.',
    da: 'En kontakt har et barn på samme enhed, en relation og forældremyndighed eller ej; ingen andre har.',
    retryable: false,
  },
  KONTAKT_OUTSIDE_BARN: {
    en: 'The child is not tied to the unit the whole time of its contact.',
    da: 'Barnet er ikke knyttet til enheden i hele kontaktens periode.',
    retryable: false,
  },
  CONTACT_LIMIT: {
    en: 'A child has at most {max} contacts at a time.',
    da: 'Et barn har højst {max} kontakter ad gangen.',
    retryable: false,
  },
  CONTACT_LEGAL_BASIS: {
    en: 'A contact without custody needs a legal basis (retsgrundlag) before a delivery.',
    da: 'En kontakt uden forældremyndighed skal have et retsgrundlag før en levering.',
    retryable: false,
  },
  PROTECTED_ALIAS: {
    en: 'A protected person needs both alias names before a delivery; Unilogin does not create them without.',
    da: 'En beskyttet person skal have begge aliasnavne før en levering; Unilogin opretter dem ikke uden.',
    retryable: false,
  },
  KILDE_TWICE: {
    en: 'The source {value} is given twice, or two have the same precedence.',
    da: 'Kilden {value} er angivet to gange, eller to har samme prioritet.',
    retryable: false,
  },
  PERSON_UNKNOWN: {
    en: 'Municipality {kommune} knows nobody with this CPR number.',
    da: 'Kommune {kommune} kender ingen med dette CPR-nummer.',
    retryable: false,
  },
  ROLLEMAPPING_OVERLAP: {
    en: 'The job title has another mapping in that time: {value}.',
    da: 'Stillingen har en anden mapping i den tid: {value}.',
    retryable: false,
  },
  ROW_NOT_JSON: {
    en: 'The line is not a JSON object.',
    da: 'Linjen er ikke et JSON-objekt.',
    retryable: false,
  },
  ROW_NOT_UTF8: { ...fileTexts.notUtf8, retryable: false },
  FILE_NOT_SEMICOLONS: { ...fileTexts.notSemicolons, retryable: false },
  ROW_CELLS: {
    en: 'The line has {found} cells; the header has {expected}.',
    da: 'Linjen har {found} felter; overskriften har {expected}.',
    retryable: false,
  },
  COLUMN_UNKNOWN: {
    en: 'Column {value} of the first line is not known. The first line holds the names of the columns.',
    da: 'Kolonne {value} i første linje kendes ikke. Første linje indeholder kolonnernes navne.',
    retryable: false,
  },
  COLUMN_MISSING: {
    en: 'The column {value} is missing.',
    da: 'Kolonnen {value} mangler.',
    retryable: false,
  },
  COLUMN_TWICE: {
    en: 'Two columns have the same name.',
    da: 'To kolonner har samme navn.',
    retryable: false,
  },
  FILE_NOT_CSV: {
    en: 'From this line on the file is not CSV: a quote is open, or a line is far too long.',
    da: 'Fra denne linje er filen ikke CSV: et citationstegn er åbent, eller en linje er alt for lang.',
    retryable: false,
  },
  KILDE_LOADING: {
    en: 'The source {value} is being loaded from a file. Nothing was stored; send it again when that is over.',
    da: 'Kilden {value} er ved at blive indlæst fra en fil. Intet er gemt; send det igen, når det er overstået.',
    retryable: true,
  },
  KILDE_MISSING: {
    en: 'Whose word the file is must be told: --source NAME.',
    da: 'Det skal angives, hvis ord filen er: --source NAVN.',
    retryable: false,
  },
  KILDE_DIFFERS: {
    en: 'The file is from another source than --source says.',
    da: 'Filen er fra en anden kilde, end --source siger.',
    retryable: false,
  },
  ENHED_OF_OTHER_KOMMUNE: {
    en: 'The unit {value} is not one of municipality {kommune}.',
    da: 'Enheden {value} hører ikke til kommune {kommune}.',
    retryable: false,
  },
  MASS_REMOVAL: {
    en: 'At {value} {removed} of {total} would be ended, over the ceiling of {max} %. Confirm it if it is meant.',
    da: 'På {value} ville {removed} af {total} blive afsluttet, over loftet på {max} %. Bekræft det, hvis det er meningen.',
    retryable: false,
  },
  ENDING_HELD: {
    en: 'Nobody is ended at {value} for not being in the file: {other} is refused and does not tell whom it is of.',
    da: 'Ingen afsluttes på {value} for ikke at være i filen: {anden} er afvist og viser ikke, hvem den drejer sig om.',
    retryable: false,
  },
  ENHED_NOT_IN_FILE: {
    en: 'The file has everything of its source, but not the unit {value}, where the source has {total}. They stay unless it is confirmed.',
    da: 'Filen har alt fra sin kilde, men ikke enheden {value}, hvor kilden har {total}. De bliver, medmindre det bekræftes.',
    retryable: false,
  },
  FULL_FILE_EMPTY: {
    en: 'The file is everything of its source, but names no unit: tell whose it is with --kommune CODE.',
    da: 'Filen er alt fra sin kilde, men nævner ingen enhed: angiv hvis den er med --kommune KODE.',
    retryable: false,
  },
  TEXT_MALFORMED: {
    en: '{field}: give 1 to {longest} characters without control characters.',
    da: '{field}: angiv 1 til {longest} tegn uden styretegn.',
    retryable: false,
  },
  ENHED_NOT_DAGPLEJE: {
    en: '{value} is no anvisningsenhed of type dagpleje (6013).',
    da: '{value} er ikke en anvisningsenhed af typen dagpleje (6013).',
    retryable: false,
  },
  DAGPLEJEGRUPPE_IN_USE: {
    en: 'The childminder attachment {value} goes on after {gyldigTil}. Detach or move her first.',
    da: 'Dagplejerens tilknytning {value} fortsætter efter {gyldigTil}. Afslut eller flyt hende først.',
    retryable: false,
  },
  DAGPLEJER_OUTSIDE_GRUPPE: {
    en: 'The dagplejegruppe exists from {fra} to {til}; the childminder must be in it on those days only.',
    da: 'Dagplejegruppen findes fra {fra} til {til}; dagplejeren kan kun være i den på de dage.',
    retryable: false,
  },
  DAGPLEJER_OVERLAP: {
    en: 'She is in a dagplejegruppe on some of these days already: {value}.',
    da: 'Hun er allerede i en dagplejegruppe på nogle af dagene: {value}.',
    retryable: false,
  },
  KAPACITET_RANGE: {
    en: '{value} is no capacity of a childminder: 1 to 5 children, up to 10 where several work together.',
    da: '{value} er ikke en dagplejers kapacitet: 1 til 5 børn, op til 10 hvor flere arbejder sammen.',
    retryable: false,
  },
  KAPACITET_ALONE: {
    en: 'A capacity of {value} takes another childminder of the unit with the same samarbejde on every day; on {dag} there is none.',
    da: 'En kapacitet på {value} kræver en anden dagplejer i enheden med samme samarbejde alle dage; den {dag} er der ingen.',
    retryable: false,
  },
  KAPACITET_EXCEEDED: {
    en: 'On {dag} the childminder {personId} would have {antal} children; her capacity is {kapacitet}.',
    da: 'Den {dag} ville dagplejeren {personId} have {antal} børn; hendes kapacitet er {kapacitet}.',
    retryable: false,
  },
  KAPACITET_EXCEEDED_BEFORE: {
    en: 'On {dag} the childminder {personId} has {antal} children, as before; her capacity is {kapacitet}.',
    da: 'Den {dag} har dagplejeren {personId} {antal} børn, ligesom før; hendes kapacitet er {kapacitet}.',
    retryable: false,
  },
  DAGPLEJER_GRUPPE_TAKEN: {
    en: "The Hovedgruppe is another childminder's on some of these days: {value}.",
    da: 'Hovedgruppen er en anden dagplejers på nogle af dagene: {value}.',
    retryable: false,
  },
  DAGPLEJER_BEGUN: {
    en: 'The attachment began on {fra}, so it cannot be called off; end it with detachDagplejer.',
    da: 'Tilknytningen begyndte den {fra} og kan ikke aflyses; afslut den med detachDagplejer.',
    retryable: false,
  },
  DAGPLEJER_CANCELLED: {
    en: 'The attachment was called off.',
    da: 'Tilknytningen er aflyst.',
    retryable: false,
  },
  KAPACITET_SAMARBEJDE: {
    en: 'On {dag} those who share the samarbejde have {antal} places between them; up to 10 is what is known to be usual.',
    da: 'Den {dag} har de, der deler samarbejdet, tilsammen {antal} pladser; op til 10 er det kendte sædvanlige.',
    retryable: false,
  },
  DAGPLEJER_LEAVES_SAMARBEJDE: {
    en: 'Without her the childminder {value} has more places from {dag} than one alone may have.',
    da: 'Uden hende har dagplejeren {value} fra {dag} flere pladser, end én alene må have.',
    retryable: false,
  },
  DAGPLEJER_LEAVES_CHILDREN: {
    en: '{antal} children stay in her main group, which has no childminder from {dag}.',
    da: '{antal} børn bliver i hendes hovedgruppe, som ingen dagplejer har fra {dag}.',
    retryable: false,
  },
  HOVEDGRUPPE_CHOICE: {
    en: '{field}: give hovedgruppeId or nyHovedgruppe, not both.',
    da: '{field}: angiv hovedgruppeId eller nyHovedgruppe, ikke begge.',
    retryable: false,
  },
  DAGPLEJER_MOVE_DAY: {
    en: 'She can move on a day after {fra}, her first in the group, up to {til}, her last.',
    da: 'Hun kan flytte på en dag efter {fra}, hendes første i gruppen, og senest {til}, hendes sidste.',
    retryable: false,
  },
  DAGPLEJER_MOVE_NOWHERE: {
    en: 'She is in this dagplejegruppe already. Use updateDagplejer to change something else.',
    da: 'Hun er allerede i denne dagplejegruppe. Brug updateDagplejer til at ændre andet.',
    retryable: false,
  },
  DAGPLEJER_MOVE_KOMMUNE: {
    en: '{fra} and {til} belong to different municipalities, each with persons of its own. Detach her here and attach her there.',
    da: '{fra} og {til} hører til hver sin kommune med hver sine personer. Afslut hende her, og tilknyt hende dér.',
    retryable: false,
  },
  DAGPLEJER_MOVE_INSTITUTION: {
    en: 'The move from {fra} to {til} is a change of institution: she and the children that follow get another institution number from {dag}.',
    da: 'Flytningen fra {fra} til {til} er et skift af institution: hun og de børn, der følger med, får et andet institutionsnummer fra {dag}.',
    retryable: false,
  },
  DAGPLEJER_MOVE_AULA_LOSS: {
    en: 'In AULA the posts, calendar and messages of her group in {fra} can no longer be reached after the move; she begins with an empty group in {til}.',
    da: 'I AULA kan opslag, kalender og beskeder i hendes gruppe i {fra} ikke længere nås efter flytningen; hun begynder med en tom gruppe i {til}.',
    retryable: false,
  },
  CHILDREN_UNDECIDED: {
    en: 'Of {antal} children in her main group it is not said whether they follow her. Name them in flytter or bliver, or set oevrigeFlytter; the answer lists them.',
    da: 'For {antal} børn i hendes hovedgruppe er det ikke sagt, om de følger med. Nævn dem i flytter eller bliver, eller sæt oevrigeFlytter; svaret viser dem.',
    retryable: false,
  },
  CHILD_NOT_OF_DAGPLEJER: {
    en: '{value} is not in her main group on or after the day.',
    da: '{value} er ikke i hendes hovedgruppe på eller efter dagen.',
    retryable: false,
  },
  GUEST_OVERLAP: {
    en: 'The child is a guest on some of these days already: {value}.',
    da: 'Barnet er allerede gæst på nogle af dagene: {value}.',
    retryable: false,
  },
  GUEST_NOT_IN_DAGPLEJE: {
    en: '{value} is not a child in dagpleje on {dag}, so it cannot be a guest that day.',
    da: '{value} er ikke barn i dagpleje den {dag} og kan derfor ikke være gæst den dag.',
    retryable: false,
  },
  GUEST_HAS_LEFT: {
    en: 'The child is not in dagpleje on all days of its guest stay {value}. End or cancel the stay.',
    da: 'Barnet er ikke i dagpleje alle dage i sit gæsteophold {value}. Afslut eller aflys opholdet.',
    retryable: false,
  },
  GUEST_OF_OWN_DAGPLEJER: {
    en: 'A child cannot be the guest of its own childminder.',
    da: 'Et barn kan ikke være gæst hos sin egen dagplejer.',
    retryable: false,
  },
  GUEST_HOST_NOT_ACTIVE: {
    en: 'The host is not a childminder at the unit on {dag}.',
    da: 'Værten er ikke dagplejer i enheden den {dag}.',
    retryable: false,
  },
  GUESTS_IN_THE_WAY: {
    en: 'She has a guest to come, or until later: {value}. End or cancel that stay first.',
    da: 'Hun skal have en gæst, eller har en til senere: {value}. Afslut eller aflys det ophold først.',
    retryable: false,
  },
  GUEST_ACROSS_UNITS: {
    en: 'The child belongs to {fra}, the host to {til}. For AULA access there it needs a second, time-limited affiliation, seen from the night after only.',
    da: 'Barnet hører til {fra}, værten til {til}. Adgang i AULA dér kræver en ekstra, tidsbegrænset tilknytning, som først ses efter den følgende nat.',
    retryable: false,
  },
  GUEST_STAY_BEGUN: {
    en: 'The stay began on {fra}, so it cannot be called off; end it with endGaesteophold.',
    da: 'Opholdet begyndte den {fra} og kan ikke aflyses; afslut det med endGaesteophold.',
    retryable: false,
  },
  GUEST_STAY_LONGER: {
    en: 'The last day of the stay is {til}; it can only be made earlier. Create another stay for the days after.',
    da: 'Opholdets sidste dag er {til}; den kan kun gøres tidligere. Opret et nyt ophold for dagene efter.',
    retryable: false,
  },
  GUEST_STAY_CANCELLED: {
    en: 'The stay was called off.',
    da: 'Opholdet er aflyst.',
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
    en: 'A part of the service did not answer in time. Try again.',
    da: 'En del af tjenesten svarede ikke i tide. Prøv igen.',
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

/** The names in braces of a text. */
type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

type Needed<Code extends ErrorCode> = Names<(typeof errorCodes)[Code]['da'] | (typeof errorCodes)[Code]['en']>;

/** What the texts of a code are filled in with: everything that they name, so that no text has a hole in it. */
export type ErrorDetails<Code extends ErrorCode> = { readonly [Name in Needed<Code>]: Detail } & {
  readonly field?: string | undefined;
  readonly example?: string | undefined;
};

/** What the caller gave comes back as it was, whatever it is; but something must be said. */
type Detail = NonNullable<unknown> | null;

/** The details may be left out where the texts name none. */
export type DetailsArgument<Code extends ErrorCode> = [Needed<Code>] extends [never]
  ? [details?: ErrorDetails<Code>]
  : [details: ErrorDetails<Code>];
