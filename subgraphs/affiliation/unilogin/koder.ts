const typeLibrary = "STIL's type library for import and export, generation v6 (https://unilogin.dk/data)";

/** The code lists of the import format, each with where it is known from. A change of a list is a change here and in the XSD. */
export const koder = {
  groupType: {
    source: `${typeLibrary}: importGroupType`,
    mark: 'stated',
    values: ['Hovedgruppe', 'Årgang', 'Retning', 'Hold', 'SFO', 'Team', 'Andet'],
  },
  /** That DT stands for dagtilbud is inferred; no official word for it is known. */
  trin: {
    source: `${typeLibrary}: trin`,
    mark: 'stated',
    values: ['DT', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', 'U1', 'U2', 'U3', 'U4', 'VU', 'Andet'],
  },
  elevrolle: { source: 'STIL, side 5637047', mark: 'stated', values: ['Barn', 'Elev', 'Studerende'] },
  /** There is none for a dagplejer: which one is sent is the municipality's mapping. */
  ansatrolle: {
    source: `${typeLibrary}: Ansatrolle`,
    mark: 'stated',
    values: ['Lærer', 'Pædagog', 'Vikar', 'Leder', 'Ledelse', 'TAP', 'Konsulent'],
  },
  eksternrolle: { source: `${typeLibrary}: Eksternrolle`, mark: 'stated', values: ['Praktikant', 'Ekstern'] },
  relation: {
    source: `${typeLibrary}: contactPerson`,
    mark: 'stated',
    values: ['Mor', 'Far', 'Andet', 'Officielt tilknyttet person'],
  },
  gender: { source: `${typeLibrary}: personMedium`, mark: 'stated', values: ['M', 'K'] },
} as const;
