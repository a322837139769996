import fc from 'fast-check';
import { expect, it } from 'vitest';
import type {
  ImportActor,
  ImportContact,
  ImportGroup,
  ImportHead,
  ImportInstitutionPerson,
  ImportPerson,
} from '../../../subgraphs/affiliation/unilogin/import-document.ts';
import { readDocument } from '../../../subgraphs/affiliation/unilogin/read-document.ts';
import { allOf } from './all-of.ts';
import { full } from './samples.ts';
import { xmlOf } from './xml-of.ts';

const hostile = fc.constantFrom('æ', 'Å', '&', '<', '>', '"', "'", ']]>', '&amp;', '😀', ' ', '\t', '\n', '\r', '\r\n');
const inXml = (text: string) => !/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(text);
const unit = fc.oneof(hostile, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter(inXml));
const text = fc.array(unit, { maxLength: 6 }).map((units) => units.join(''));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });
const list = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 3 });

const phone = fc.record({ number: text, protected: fc.boolean() });

const address = fc.record({
  streetAddress: maybe(text),
  postalCode: maybe(text),
  postalDistrict: maybe(text),
  countryCode: maybe(text),
  country: maybe(text),
  municipalityCode: maybe(text),
  municipalityName: maybe(text),
});

const person: fc.Arbitrary<ImportPerson> = fc.record({
  protected: fc.boolean(),
  firstName: text,
  familyName: text,
  civilRegistrationNumber: maybe(text),
  emailAddress: maybe(text),
  birthDate: maybe(text),
  gender: maybe(text),
  photoId: maybe(text),
  address: maybe(address),
  homePhoneNumber: maybe(phone),
  workPhoneNumber: maybe(phone),
  mobilePhoneNumber: maybe(phone),
  aliasFirstName: maybe(text),
  aliasFamilyName: maybe(text),
});

const contact: fc.Arbitrary<ImportContact> = fc.record({
  relation: text,
  childCustody: fc.boolean(),
  accessLevel: maybe(fc.integer()),
  cvr: maybe(text),
  pnr: maybe(text),
  person,
});

const actor: fc.Arbitrary<ImportActor> = fc.oneof(
  fc.record({
    kind: fc.constant('student' as const),
    role: text,
    studentNumber: maybe(text),
    level: text,
    location: maybe(text),
    mainGroupId: maybe(text),
    groupIds: list(text),
    contactPersons: list(contact),
  }),
  fc.record({
    kind: fc.constant('employee' as const),
    roles: list(text),
    shortName: maybe(text),
    occupation: maybe(text),
    location: maybe(text),
    groupIds: list(text),
  }),
  fc.record({ kind: fc.constant('extern' as const), role: text, groupIds: list(text) }),
);

const persons: fc.Arbitrary<ImportInstitutionPerson[]> = list(fc.record({ localPersonId: text, person, actor }));

const groups: fc.Arbitrary<ImportGroup[]> = list(
  fc.record({
    groupId: text,
    groupName: maybe(text),
    groupType: text,
    groupLevel: maybe(text),
    line: maybe(text),
    fromDate: maybe(text),
    toDate: maybe(text),
  }),
);

const head: fc.Arbitrary<ImportHead> = fc.record({
  sourceDateTime: text,
  source: text,
  schoolYear: text,
  sourceVersion: maybe(text),
  institutionNumber: text,
  institutionName: maybe(text),
});

/** Cuts bytes anywhere, also inside a character. */
const cut = (bytes: Uint8Array, size: number) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

it('what is written is read back as it was, whatever the text and wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(head, groups, persons, fc.integer({ min: 1, max: 4000 }), async (head, groups, persons, size) => {
      const xml = await xmlOf(full({ ...head, groups, persons }));
      const items = await allOf(readDocument(cut(Buffer.from(xml), size)));
      expect(items.flatMap(({ problems }) => problems)).toEqual([]);
      expect(items.map(({ kind, value }) => ({ kind, value }))).toEqual([
        { kind: 'head', value: head },
        ...groups.map((value) => ({ kind: 'group', value })),
        ...persons.map((value) => ({ kind: 'person', value })),
      ]);
    }),
    { numRuns: 100 },
  );
});
