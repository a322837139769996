/** What ties a person to a unit: the source that says so, groups, roles, contacts. */
export const tieCodes = {
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
} as const;
