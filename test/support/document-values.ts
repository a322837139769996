import { documentFields, type SimpleType } from '../../subgraphs/affiliation/unilogin/document.ts';

/** A value at a place of the document, and whether a document with it is valid. */
export interface Tried {
  place: string;
  value: unknown;
}

/** Where the doors are narrower than the document's own types, since more is known: digits of numbers, forms. */
const narrower: Record<string, unknown[]> = {
  'contactPerson/@cvr': ['12345678'],
  'contactPerson/@pnr': ['1234567890'],
  'address/MunicipalityCode': ['101'],
  'person/EmailAddress': ['a@b', `${'a'.repeat(252)}@b`],
  'person/CivilRegistrationNumber': [],
};

const long = (count: number) => 'x'.repeat(count);

/** Values that just fit a type. */
function inside({ base, minLength, pattern, enumeration }: SimpleType, most: number): unknown[] {
  if (enumeration) return [enumeration[0], enumeration.at(-1)];
  if (base === 'date') return ['0001-01-01', '2024-02-29', '9998-12-31'];
  if (base === 'int') return [0, 99];
  if (pattern) return ['123456', 'tlf. 12 (34)-56 lok'];
  return [long(minLength ?? 1), long(most)];
}

/** Values that just do not. */
function outside({ base, length, pattern, enumeration }: SimpleType, most: number): unknown[] {
  if (enumeration) return [`${enumeration.at(-1)}x`, '45'];
  if (base === 'date') return ['0000-01-01', '2026-02-29', '10000-01-01', '2026-1-1'];
  if (base === 'int') return [2_147_483_648];
  if (length) return ['123456789', '12345678901'];
  if (pattern) return ['12345', '123a456', '12345\u0001' + '6'];
  return [long(most + 1), 'x\uFFFE', 'x\u0001'];
}

const entries = Object.entries(documentFields).flatMap(([, { at, type, most }]) =>
  at.map((place): [string, SimpleType, number] => [place, type, most ?? 0]),
);

export const insideValues: Tried[] = entries.flatMap(([place, type, most]) =>
  (narrower[place] ?? inside(type, most)).map((value) => ({ place, value })),
);

export const outsideValues: Tried[] = [
  ...entries.flatMap(([place, type, most]) => outside(type, most).map((value) => ({ place, value }))),
  // What must be there is not blank.
  ...['group/GroupId', 'institutionPerson/LocalPersonId', 'person/FirstName', 'student/MainGroupId'].map((place) => ({
    place,
    value: ' ',
  })),
];
