import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeveringFacts } from '../../../subgraphs/affiliation/delivery/leveringskontrol/kontrol.ts';
import { kontroller, runKontroller } from '../../../subgraphs/affiliation/delivery/leveringskontrol/kontroller.ts';
import type { ImportPerson } from '../../../subgraphs/affiliation/unilogin/import-document.ts';
import {
  accepted,
  contacts,
  enhed,
  mother,
  protectedMother,
  withChild,
  withPerson,
  withRoles,
} from '../unilogin/changes.ts';
import { child, employee, extern, facts, lastAccepted, legestue } from '../unilogin/levering.ts';
import { hovedgruppe } from '../unilogin/samples.ts';

/** A change of a delivery that passes, the check that it breaks, and where. */
const breaking: [string, Partial<LeveringFacts>, string, string | null, string][] = [
  ['it is for a daginstitution', enhed({ niveau: 'daginstitution' }), 'UNIT_LEVEL', null, 'enhed.niveau'],
  ['the unit is closed', enhed({ aktiv: false }), 'UNIT_PNUMBER', null, 'enhed'],
  ['the unit has no P-number', enhed({ pNummer: null }), 'UNIT_PNUMBER', null, 'enhed'],
  ['the unit has no CVR number', enhed({ cvrNummer: '1234' }), 'UNIT_PNUMBER', null, 'enhed'],
  ['the unit has an A-number', enhed({ nummer: 'A12345' }), 'UNIT_NUMBER_FORMAT', null, 'enhed.nummer'],
  ['no agreement is approved', { hasApprovedAgreement: false }, 'AGREEMENT_APPROVED', null, 'hasApprovedAgreement'],
  [
    'it is as old as the last',
    accepted({ sourceDateTime: '2026-08-01T17:00:00' }),
    'SOURCE_TIME_MONOTONIC',
    null,
    'sourceDateTime',
  ],
  [
    'its time is with an offset',
    { sourceDateTime: '2026-08-01T17:00:00Z' },
    'SOURCE_TIME_MONOTONIC',
    null,
    'sourceDateTime',
  ],
  [
    'a CPR number is missing',
    withPerson(extern, { civilRegistrationNumber: null }),
    'PERSON_CPR',
    'ext-1',
    'person.civilRegistrationNumber',
  ],
  [
    'a CPR number has a hyphen',
    withPerson(extern, { civilRegistrationNumber: '610180-0000' }),
    'PERSON_CPR',
    'ext-1',
    'person.civilRegistrationNumber',
  ],
  [
    'the CPR number of a contact is missing',
    withChild({ contactPersons: [{ ...mother, person: { ...mother.person, civilRegistrationNumber: null } }] }),
    'PERSON_CPR',
    'child-100',
    'actor.contactPersons.0.person.civilRegistrationNumber',
  ],
  [
    'a CPR number has changed',
    accepted({ persons: new Map(lastAccepted.persons).set('ext-1', { cprIndex: 'other' }) }),
    'PERSON_CPR_CHANGED',
    'ext-1',
    'person.civilRegistrationNumber',
  ],
  [
    'a protected child has no alias first name',
    withPerson(child, { aliasFirstName: null }),
    'PROTECTED_ALIAS',
    'child-100',
    'person',
  ],
  [
    'a protected child has a blank alias',
    withPerson(child, { aliasFamilyName: ' ' }),
    'PROTECTED_ALIAS',
    'child-100',
    'person',
  ],
  [
    'a protected contact has half an alias',
    withChild({
      contactPersons: [{ ...protectedMother, person: { ...protectedMother.person, aliasFirstName: 'M' } }],
    }),
    'PROTECTED_ALIAS',
    'child-100',
    'actor.contactPersons.0.person',
  ],
  ['a child has no main group', withChild({ mainGroupId: null }), 'CHILD_MAIN_GROUP', 'child-100', 'actor.mainGroupId'],
  [
    'a main group is not declared',
    withChild({ mainGroupId: 'dp-018' }),
    'CHILD_MAIN_GROUP',
    'child-100',
    'actor.mainGroupId',
  ],
  [
    'a main group is a Hold',
    withChild({ mainGroupId: 'legestue-1' }),
    'CHILD_MAIN_GROUP',
    'child-100',
    'actor.mainGroupId',
  ],
  [
    'a group is not declared',
    withChild({ groupIds: ['legestue-1', 'legestu-1'] }),
    'GROUP_UNDECLARED',
    'child-100',
    'actor.groupIds.1',
  ],
  [
    'a group is declared twice',
    { groups: [hovedgruppe, legestue, legestue] },
    'GROUP_ID_UNIQUE',
    null,
    'groups.2.groupId',
  ],
  [
    'a Hold has a level',
    { groups: [hovedgruppe, { ...legestue, groupLevel: 'DT' }] },
    'GROUP_LEVEL_RULE',
    null,
    'groups.1.groupLevel',
  ],
  [
    'a Hovedgruppe has no level',
    { groups: [hovedgruppe, legestue, { ...hovedgruppe, groupId: 'x', groupLevel: null }] },
    'GROUP_LEVEL_RULE',
    null,
    'groups.2.groupLevel',
  ],
  ['an employee has no role', withRoles([]), 'EMPLOYEE_ROLE', 'emp-4711', 'actor.roles'],
  ['an employee is a Dagplejer', withRoles(['Vikar', 'Dagplejer']), 'EMPLOYEE_ROLE', 'emp-4711', 'actor.roles.1'],
  ['a child has eleven contacts', contacts(11), 'CONTACT_LIMIT', 'child-100', 'actor.contactPersons'],
  [
    'a contact has neither custody nor another basis',
    withChild({ contactPersons: [{ ...mother, childCustody: false }] }),
    'CONTACT_LEGAL_BASIS',
    'child-100',
    'actor.contactPersons.0.childCustody',
  ],
  [
    'a group is of another source',
    { groupsOfOtherSources: [{ gruppeId: 'dp-017', kilde: 'Andet system' }] },
    'GROUP_CROSS_SOURCE',
    null,
    'groups.0.groupId',
  ],
  ['it would remove two of three', { persons: [child] }, 'MASS_REMOVAL', null, 'persons'],
  ['it would remove everybody', { persons: [] }, 'MASS_REMOVAL', null, 'persons'],
  [
    'the last was eleven months ago',
    { today: '2027-06-30', ...accepted({ at: new Date('2026-07-30T12:00:00Z') }) },
    'STALE_IMPORT',
    null,
    'lastAccepted.at',
  ],
];

const passing: [string, Partial<LeveringFacts>][] = [
  ['nothing is wrong', {}],
  ['it is for an alternativ adresse', enhed({ niveau: 'alternativAdresse' })],
  ['it is the first', { lastAccepted: null }],
  ['who is not protected has no alias', withPerson(child, { protected: false, aliasFirstName: null })],
  ['the CPR index of the last delivery is not known', accepted({ persons: new Map([['ext-1', { cprIndex: null }]]) })],
  ['a new local id comes', accepted({ persons: new Map() })],
  ['an employee has several roles', withRoles(['Leder', 'TAP'])],
  ['a child has ten contacts', contacts(10)],
  [
    'a contact without custody has another basis',
    withChild({ contactPersons: [{ ...mother, childCustody: false }] }, { contactLegalBases: ['Plejefamilie'] }),
  ],
  ['an employee is a contact of a child', withChild({ contactPersons: [{ ...mother, person: employee.person }] })],
  ['it removes one of three', { persons: [child, employee] }],
  ['a human lets it remove everybody', { persons: [], removalOverridden: true }],
  [
    'the last was a day short of eleven months ago',
    { today: '2027-06-29', ...accepted({ at: new Date('2026-07-30T12:00:00Z') }) },
  ],
];

describe('a delivery', () => {
  it.each(passing)('passes when %s', async (_, fields) => {
    expect(await runKontroller(facts(fields))).toEqual([]);
  });

  it.each(breaking)('is reported when %s', async (_, fields, code, lokalId, path) => {
    const found = await runKontroller(facts(fields));
    expect(found.map(({ code, lokalId, path }) => [code, lokalId, path.join('.')])).toEqual([[code, lokalId, path]]);
    for (const text of [found[0]?.da, found[0]?.en]) expect(text).not.toMatch(/\{|undefined/);
  });

  it('is reported for both, when one person is child and employee', async () => {
    const persons = [employee, { ...child, cprIndex: employee.cprIndex }, extern];
    const found = await runKontroller(facts({ persons, lastAccepted: null }));
    expect(found.map(({ code, lokalId }) => [code, lokalId])).toEqual([
      ['ACTOR_EXCLUSIVE', 'emp-4711'],
      ['ACTOR_EXCLUSIVE', 'child-100'],
    ]);
  });

  it('is warned at eleven months, more severely at twelve, and never stopped by it', async () => {
    const warned = ['2027-07-01', '2027-07-31'].map((today) => runKontroller(facts({ today })));
    const found = (await Promise.all(warned)).map(([first]) => first);
    expect(found.map((one) => [one?.code, one?.severity, one?.details.antal])).toEqual([
      ['STALE_IMPORT', 'warning', 11],
      ['STALE_IMPORT', 'warning', 12],
    ]);
    expect(found[1]?.en).toContain('Severe');
  });
});

describe('each fact', () => {
  const nameless = { protected: true, aliasFirstName: null, aliasFamilyName: null, civilRegistrationNumber: null };
  const told = async (fields: Partial<LeveringFacts>) =>
    (await runKontroller(facts(fields))).map(({ code, lokalId, en }) => [
      code,
      lokalId,
      en.split(' ').slice(0, 2).join(' '),
    ]);

  it('is reported once: for a child and for each contact in its row', async () => {
    const contact = { ...mother, childCustody: false, person: { ...mother.person, ...nameless } };
    const [family] = withChild(
      { contactPersons: [contact, contact] },
      { contactLegalBases: [null, null] },
    ).persons.slice(1);
    const persons = [employee, { ...child, ...family, person: { ...child.person, ...nameless } }, extern];
    const everybody = ['The person', 'Contact 1', 'Contact 2'];
    expect(await told({ persons })).toEqual([
      ...everybody.map((who) => ['PERSON_CPR', 'child-100', who]),
      ...everybody.map((who) => ['PROTECTED_ALIAS', 'child-100', who]),
      ...everybody.slice(1).map((who) => ['CONTACT_LEGAL_BASIS', 'child-100', who]),
    ]);
  });

  it('is reported once: for an employee whose roles are all unknown, and for a group that is there three times', async () => {
    expect((await told(withRoles(['Dagplejer', 'Kok']))).map(([code]) => code)).toEqual(['EMPLOYEE_ROLE']);
    const groups = [hovedgruppe, legestue, legestue, legestue];
    expect((await told({ groups })).map(([code]) => code)).toEqual(['GROUP_ID_UNIQUE']);
  });
});

describe('the checks of a kind', () => {
  it('let a delta leave persons out, as that removes nobody', async () => {
    expect(await runKontroller(facts({ kind: 'DELTA', persons: [] }))).toEqual([]);
  });

  it('let a closed unit be emptied by deletion, within the ceiling', async () => {
    const deletion = { kind: 'DELETE' as const, persons: [], groups: [], ...enhed({ aktiv: false }) };
    expect(await runKontroller(facts({ ...deletion, deletedLokalIds: ['child-100', 'unknown', 'other'] }))).toEqual([]);
    const found = await runKontroller(facts({ ...deletion, deletedLokalIds: ['child-100', 'emp-4711'] }));
    expect(found).toMatchObject([{ code: 'MASS_REMOVAL', details: { fjernet: 2, antal: 3, procent: 50 } }]);
  });
});

describe('the list of checks', () => {
  it('has each code once, and every one is broken by a case above', () => {
    const codes = kontroller.map(({ code }) => code);
    expect(new Set(codes).size).toBe(19);
    expect(new Set([...breaking.map(([, , code]) => code), 'ACTOR_EXCLUSIVE'])).toEqual(new Set(codes));
  });

  it('says of each, in both languages, what is wrong, and from where it is known', () => {
    for (const { da, en, source } of kontroller) expect([da, en, source].every((text) => text.length > 10)).toBe(true);
  });
});

it('no answer holds a CPR number, a name or another personal value', async () => {
  const secret = fc.constantFrom('Hemmelig', 'Hemmelig 0101011234', '');
  const person = fc.record({
    protected: fc.boolean(),
    firstName: secret,
    civilRegistrationNumber: secret,
    aliasFirstName: secret,
  });
  await fc.assert(
    fc.asyncProperty(person, fc.array(secret), fc.boolean(), async (fields, roles, childCustody) => {
      const everybody = (one: ImportPerson): ImportPerson => ({ ...one, ...fields, familyName: 'Hemmelig' });
      const persons = [
        { ...employee, person: everybody(employee.person), ...withRoles(roles).persons[0] },
        ...withChild({
          role: 'Hemmelig',
          contactPersons: [{ ...mother, childCustody, relation: 'Hemmelig', person: everybody(mother.person) }],
        }).persons.slice(1, 2),
      ];
      expect(JSON.stringify(await runKontroller(facts({ persons })))).not.toMatch(/Hemmelig|0101011234/);
    }),
  );
});
