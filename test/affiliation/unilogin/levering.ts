import type {
  LeveringFacts,
  LeveringPerson,
} from '../../../subgraphs/affiliation/delivery/leveringskontrol/kontrol.ts';
import type { ImportInstitutionPerson } from '../../../subgraphs/affiliation/unilogin/import-document.ts';
import * as samples from './samples.ts';

const levering = (person: ImportInstitutionPerson, fields: Partial<LeveringPerson> = {}): LeveringPerson => ({
  ...person,
  personId: `id-${person.localPersonId}`,
  cprIndex: `hash-${person.localPersonId}`,
  contactLegalBases: [null],
  ...fields,
});

export const child = levering(samples.child);
export const employee = levering(samples.employee);
export const extern = levering(samples.extern);
export const legestue = { ...samples.hovedgruppe, groupId: 'legestue-1', groupType: 'Hold', groupLevel: null };

export const lastAccepted = {
  sourceDateTime: '2026-07-31T17:00:00',
  at: new Date('2026-07-31T15:01:00Z'),
  persons: new Map(
    [child, employee, extern].map(({ localPersonId, cprIndex }) => [localPersonId, { cprIndex }] as const),
  ),
};

/** A delivery that passes every check. */
export const facts = (fields: Partial<LeveringFacts> = {}): LeveringFacts => ({
  enhed: { nummer: 'G12345', niveau: 'anvisningsenhed', aktiv: true, cvrNummer: '12345678', pNummer: '1012345678' },
  hasApprovedAgreement: true,
  kind: 'FULL',
  source: 'Eksempelsystem',
  sourceDateTime: '2026-08-01T17:00:00',
  lastAccepted,
  today: '2026-08-01',
  groups: [samples.hovedgruppe, legestue],
  groupsOfOtherSources: [{ gruppeId: 'stue-9', kilde: 'Andet system' }],
  persons: [employee, child, extern],
  deletedLokalIds: [],
  removalCeiling: 0.5,
  removalOverridden: false,
  ...fields,
});
