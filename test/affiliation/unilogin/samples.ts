import type {
  ImportDocument,
  ImportGroup,
  ImportInstitutionPerson,
  ImportPerson,
} from '../../../subgraphs/affiliation/unilogin/import-document.ts';

type Full = Extract<ImportDocument, { groups: unknown }>;

/** Invented people; their CPR numbers are pseudo-CPR: the day + 60. */
export const person = (fields: Partial<ImportPerson> = {}): ImportPerson => ({
  protected: false,
  firstName: 'Bo',
  familyName: 'Eksempel',
  civilRegistrationNumber: '6101250000',
  emailAddress: null,
  birthDate: null,
  gender: null,
  photoId: null,
  address: null,
  homePhoneNumber: null,
  workPhoneNumber: null,
  mobilePhoneNumber: null,
  aliasFirstName: null,
  aliasFamilyName: null,
  ...fields,
});

export const hovedgruppe: ImportGroup = {
  groupId: 'dp-017',
  groupName: 'Dagplejer Åse',
  groupType: 'Hovedgruppe',
  groupLevel: 'DT',
  line: null,
  fromDate: '2026-08-01',
  toDate: null,
};

export const child: ImportInstitutionPerson = {
  localPersonId: 'child-100',
  person: person({ protected: true, aliasFirstName: 'B', aliasFamilyName: 'E' }),
  actor: {
    kind: 'student',
    role: 'Barn',
    studentNumber: null,
    level: 'DT',
    location: null,
    mainGroupId: 'dp-017',
    groupIds: ['legestue-1'],
    contactPersons: [
      {
        relation: 'Mor',
        childCustody: true,
        accessLevel: 1,
        cvr: null,
        pnr: null,
        person: person({ firstName: 'Mor', civilRegistrationNumber: '6101900000' }),
      },
    ],
  },
};

export const employee: ImportInstitutionPerson = {
  localPersonId: 'emp-4711',
  person: person({
    firstName: 'Åse',
    civilRegistrationNumber: '6101700000',
    address: {
      streetAddress: 'Ærøvej 1',
      postalCode: '8600',
      postalDistrict: 'Silkeborg',
      countryCode: 'DK',
      country: null,
      municipalityCode: '740',
      municipalityName: null,
    },
    workPhoneNumber: { number: '+45 12 34 56 78', protected: false },
  }),
  actor: {
    kind: 'employee',
    roles: ['Pædagog'],
    shortName: null,
    occupation: 'Dagplejer',
    location: null,
    groupIds: ['dp-017', 'legestue-1'],
  },
};

export const extern: ImportInstitutionPerson = {
  localPersonId: 'ext-1',
  person: person({ civilRegistrationNumber: '6101800000' }),
  actor: { kind: 'extern', role: 'Praktikant', groupIds: [] },
};

export const full = (fields: Partial<Omit<Full, 'kind'>> = {}): Full => ({
  kind: 'FULL',
  sourceDateTime: '2026-08-01T17:00:00',
  source: 'Eksempelsystem',
  schoolYear: '2026-2027',
  sourceVersion: null,
  institutionNumber: 'G12345',
  institutionName: 'Dagplejen Nord',
  groups: [hovedgruppe, { ...hovedgruppe, groupId: 'legestue-1', groupType: 'Hold', groupLevel: null }],
  persons: [employee, child, extern],
  ...fields,
});

export const deletion: ImportDocument = { ...full(), kind: 'DELETE', persons: [{ localPersonId: 'child-100' }] };
