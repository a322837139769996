import { csvColumns } from '../../subgraphs/affiliation/import/csv-rows.ts';
import type { ImportPerson } from '../../subgraphs/affiliation/unilogin/import-document.ts';
import type { Tried } from './document-values.ts';
import { testCpr } from './test-cpr.ts';

export interface Row {
  type: 'gruppe' | 'barn' | 'ansat' | 'ekstern' | 'kontakt';
  [field: string]: unknown;
}

/** Where each place of the document stands in a row, and in which type of row. */
const fieldOf: Record<string, [Row['type'], string]> = {
  'group/GroupId': ['gruppe', 'kode'],
  'group/GroupName': ['gruppe', 'navn'],
  'group/GroupType': ['gruppe', 'gruppetype'],
  'group/GroupLevel': ['gruppe', 'trin'],
  'group/Line': ['gruppe', 'linje'],
  'group/FromDate': ['gruppe', 'gyldigFra'],
  'group/ToDate': ['gruppe', 'gyldigTil'],
  'institutionPerson/LocalPersonId': ['ansat', 'lokalId'],
  'student/Role': ['barn', 'rolle'],
  'student/StudentNumber': ['barn', 'elevnummer'],
  'student/Level': ['barn', 'trin'],
  'student/Location': ['barn', 'lokation'],
  'student/MainGroupId': ['barn', 'hovedgruppe'],
  'student/GroupId': ['barn', 'grupper.0'],
  'employee/Role': ['ansat', 'roller.0'],
  'employee/ShortName': ['ansat', 'initialer'],
  'employee/Occupation': ['ansat', 'stilling'],
  'employee/Location': ['ansat', 'lokation'],
  'employee/GroupId': ['ansat', 'grupper.0'],
  'extern/Role': ['ekstern', 'rolle'],
  'extern/GroupId': ['ekstern', 'grupper.0'],
  'contactPerson/@relation': ['kontakt', 'relation'],
  'contactPerson/@accessLevel': ['kontakt', 'adgangsniveau'],
  'contactPerson/@cvr': ['kontakt', 'cvrNummer'],
  'contactPerson/@pnr': ['kontakt', 'pNummer'],
  'person/FirstName': ['ansat', 'person.fornavn'],
  'person/FamilyName': ['kontakt', 'person.efternavn'],
  'person/CivilRegistrationNumber': ['ansat', 'person.cpr'],
  'person/EmailAddress': ['ansat', 'person.email'],
  'person/BirthDate': ['barn', 'person.foedselsdato'],
  'person/Gender': ['ansat', 'person.koen'],
  'person/PhotoId': ['barn', 'person.fotoId'],
  'person/AliasFirstName': ['ansat', 'person.aliasFornavn'],
  'person/AliasFamilyName': ['ekstern', 'person.aliasEfternavn'],
  'address/StreetAddress': ['ansat', 'person.adresse.vejOgNummer'],
  'address/PostalCode': ['ansat', 'person.adresse.postNummer'],
  'address/PostalDistrict': ['ekstern', 'person.adresse.byNavn'],
  'address/CountryCode': ['kontakt', 'person.adresse.landekode'],
  'address/MunicipalityCode': ['ansat', 'person.adresse.kommuneKode'],
  phone: ['ansat', 'person.mobiltelefon.nummer'],
};

/** The row of its own that a value is tried in, the n-th; a contact's child is in the row before it. */
export function rowsWith({ place, value }: Tried, n: number, enhed: string): Row[] {
  const [type, field] = fieldOf[place] ?? ['ansat', ''];
  const [child] = type === 'kontakt' ? [baseRow('barn', n + 2000, enhed)] : [];
  const row = baseRow(type, n, enhed);
  set(row, field.split('.'), value);
  if (place === 'group/ToDate') row.gyldigFra = '0001-01-01';
  if (place === 'group/GroupType' && value !== 'Hovedgruppe') row.trin = null;
  return child ? [child, { ...row, barnLokalId: child.lokalId }] : [row];
}

function baseRow(type: Row['type'], n: number, enhed: string): Row {
  const period = { gyldigFra: '2020-01-01', gyldigTil: null };
  const person = { cpr: testCpr(n), fornavn: 'Ada', efternavn: 'Prøve', beskyttet: false };
  const mobiltelefon = { nummer: '33123456', beskyttet: false };
  const actor = { type, enhed, lokalId: `n${n}`, person: { ...person, mobiltelefon, adresse: {} }, grupper: [] };
  if (type === 'gruppe') return { type, enhed, kode: `g${n}`, gruppetype: 'Hovedgruppe', trin: 'DT', ...period };
  if (type === 'barn') return { ...actor, rolle: 'Barn', trin: 'DT', hovedgruppe: 'x', ...period };
  if (type === 'ansat') return { ...actor, roller: ['Pædagog'], ...period };
  if (type === 'ekstern') return { ...actor, rolle: 'Ekstern', ...period };
  const { person: contact } = actor;
  return { type, enhed, person: contact, relation: 'Mor', foraeldremyndighed: true, ...period };
}

function set(row: Record<string, unknown>, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) row[name] = value;
  else if (rest[0] === '0') row[name] = [value];
  else set(row[name] as Record<string, unknown>, rest, value);
}

const at = (row: Row, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], row);

/** Rows as a flat file with all columns. */
export function toCsv(rows: readonly Row[]): string {
  const cell = (value: unknown) => (value == null ? '' : `"${[value].flat().join('|')}"`);
  const line = (row: Row) => Object.values(csvColumns).map(({ path }) => cell(at(row, path)));
  return [Object.keys(csvColumns), ...rows.map(line)].map((cells) => `${cells.join(';')}\n`).join('');
}

const text = (value: unknown) => (value ?? null) as string | null;

/** A row as the element that it would be delivered in. */
export function toElement(row: Row, contacts: readonly Row[]) {
  const groupIds = (row.grupper ?? []) as string[];
  const location = text(row.lokation);
  const actor =
    row.type === 'ansat'
      ? { kind: 'employee', roles: row.roller, shortName: text(row.initialer), occupation: text(row.stilling) }
      : row.type === 'ekstern'
        ? { kind: 'extern', role: row.rolle }
        : {
            ...{ kind: 'student', role: row.rolle, level: row.trin, mainGroupId: row.hovedgruppe },
            studentNumber: text(row.elevnummer),
            contactPersons: contacts.map(toContact),
          };
  return { localPersonId: row.lokalId, person: toPerson(row), actor: { ...actor, location, groupIds } };
}

export const toGroup = (row: Row) => ({
  ...{ groupId: row.kode, groupName: text(row.navn), groupType: row.gruppetype, groupLevel: text(row.trin) },
  ...{ line: text(row.linje), fromDate: text(row.gyldigFra), toDate: text(row.gyldigTil) },
});

const toContact = (row: Row) => ({
  ...{ relation: row.relation, childCustody: row.foraeldremyndighed, accessLevel: row.adgangsniveau ?? null },
  ...{ cvr: text(row.cvrNummer), pnr: text(row.pNummer), person: toPerson(row) },
});

function toPerson(row: Row): ImportPerson {
  const told = (name: string) => text(at(row, ['person', ...name.split('.')]));
  const adresse = (name: string) => told(`adresse.${name}`);
  return {
    ...{ protected: false, firstName: told('fornavn') ?? '', familyName: told('efternavn') ?? '' },
    ...{ civilRegistrationNumber: told('cpr'), emailAddress: told('email'), birthDate: told('foedselsdato') },
    ...{ gender: told('koen'), photoId: told('fotoId') },
    ...{ aliasFirstName: told('aliasFornavn'), aliasFamilyName: told('aliasEfternavn') },
    address: {
      ...{ streetAddress: adresse('vejOgNummer'), postalCode: adresse('postNummer'), country: null },
      ...{ postalDistrict: adresse('byNavn'), countryCode: adresse('landekode'), municipalityName: null },
      municipalityCode: adresse('kommuneKode'),
    },
    ...{ homePhoneNumber: null, workPhoneNumber: null },
    mobilePhoneNumber: { number: told('mobiltelefon.nummer') ?? '', protected: false },
  };
}
