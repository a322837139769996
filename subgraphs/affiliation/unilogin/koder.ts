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
  /** There is none for a dagplejer: the municipality's mapping decides which one is sent. */
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
  landekode: {
    source: `${typeLibrary}: Address, which has ISO 3166-1 alpha-2`,
    mark: 'stated',
    values: (
      'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ ' +
      'BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR ' +
      'CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR ' +
      'GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ' +
      'ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ ' +
      'LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ ' +
      'MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF ' +
      'PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI ' +
      'SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR ' +
      'TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
    ).split(' '),
  },
} as const;
