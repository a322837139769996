/** Childminders, their groups, their moves and their guests. */
export const dagplejeCodes = {
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
} as const;
