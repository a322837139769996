import type {
  ImportActor,
  ImportAddress,
  ImportContact,
  ImportGroup,
  ImportHead,
  ImportInstitutionPerson,
  ImportPerson,
  ImportPhoneNumber,
} from './import-document.ts';

/** An element as a table: its fields in document order. The writer and the reader both walk it, so they cannot differ. */
export type Format<T extends object = Record<string, unknown>> = Readonly<Record<keyof T & string, Part>>;

/** Where in an element a value stands, and how. A scalar element has a type; another has a format of its own. */
export type Part =
  | { place: 'attribute'; name: string; type: ScalarType; required: boolean }
  | { place: 'content'; type: ScalarType }
  | { place: 'element'; name: string; format: Format | ScalarType; count: 'one' | 'optional' | 'many' }
  | { place: 'choice'; of: Readonly<Record<string, { name: string; format: Format }>> };

/** What the text of an attribute or element stands for. */
export type ScalarType = 'text' | 'boolean' | 'int';

type Shape = Extract<Part, { place: 'element' }>['format'];
type ActorFormat<K extends ImportActor['kind']> = Format<Omit<Extract<ImportActor, { kind: K }>, 'kind'>>;

const one = (name: string, format: Shape = 'text'): Part => ({ place: 'element', name, format, count: 'one' });
const optional = (name: string, format: Shape = 'text'): Part => ({
  place: 'element',
  name,
  format,
  count: 'optional',
});
const many = (name: string, format: Shape = 'text'): Part => ({ place: 'element', name, format, count: 'many' });

const attribute = (name: string, type: ScalarType = 'text', required = true): Part => ({
  place: 'attribute',
  name,
  type,
  required,
});

const root: Format<Omit<ImportHead, 'institutionNumber' | 'institutionName'>> = {
  sourceDateTime: attribute('sourceDateTime'),
  source: attribute('source'),
  schoolYear: attribute('schoolYear'),
  sourceVersion: attribute('sourceVersion', 'text', false),
};

const institution: Format<Pick<ImportHead, 'institutionNumber' | 'institutionName'>> = {
  institutionNumber: one('InstitutionNumber'),
  institutionName: optional('InstitutionName'),
};

const group: Format<ImportGroup> = {
  groupId: one('GroupId'),
  groupName: optional('GroupName'),
  groupType: one('GroupType'),
  groupLevel: optional('GroupLevel'),
  line: optional('Line'),
  fromDate: optional('FromDate'),
  toDate: optional('ToDate'),
};

const address: Format<ImportAddress> = {
  streetAddress: optional('StreetAddress'),
  postalCode: optional('PostalCode'),
  postalDistrict: optional('PostalDistrict'),
  countryCode: optional('CountryCode'),
  country: optional('Country'),
  municipalityCode: optional('MunicipalityCode'),
  municipalityName: optional('MunicipalityName'),
};

const phoneNumber: Format<ImportPhoneNumber> = {
  protected: attribute('protected', 'boolean'),
  number: { place: 'content', type: 'text' },
};

const person: Format<ImportPerson> = {
  protected: attribute('protected', 'boolean'),
  firstName: one('FirstName'),
  familyName: one('FamilyName'),
  civilRegistrationNumber: optional('CivilRegistrationNumber'),
  emailAddress: optional('EmailAddress'),
  birthDate: optional('BirthDate'),
  gender: optional('Gender'),
  photoId: optional('PhotoId'),
  address: optional('Address', address),
  homePhoneNumber: optional('HomePhoneNumber', phoneNumber),
  workPhoneNumber: optional('WorkPhoneNumber', phoneNumber),
  mobilePhoneNumber: optional('MobilePhoneNumber', phoneNumber),
  aliasFirstName: optional('AliasFirstName'),
  aliasFamilyName: optional('AliasFamilyName'),
};

const contactPerson: Format<ImportContact> = {
  relation: attribute('relation'),
  childCustody: attribute('childCustody', 'boolean'),
  accessLevel: attribute('accessLevel', 'int', false),
  cvr: attribute('cvr', 'text', false),
  pnr: attribute('pnr', 'text', false),
  person: one('Person', person),
};

const student: ActorFormat<'student'> = {
  role: one('Role'),
  studentNumber: optional('StudentNumber'),
  level: one('Level'),
  location: optional('Location'),
  mainGroupId: optional('MainGroupId'),
  groupIds: many('GroupId'),
  contactPersons: many('ContactPerson', contactPerson),
};

const employee: ActorFormat<'employee'> = {
  roles: many('Role'),
  shortName: optional('ShortName'),
  occupation: optional('Occupation'),
  location: optional('Location'),
  groupIds: many('GroupId'),
};

const extern: ActorFormat<'extern'> = { role: one('Role'), groupIds: many('GroupId') };

const institutionPerson: Format<ImportInstitutionPerson> = {
  localPersonId: one('LocalPersonId'),
  person: one('Person', person),
  actor: {
    place: 'choice',
    of: {
      student: { name: 'Student', format: student },
      employee: { name: 'Employee', format: employee },
      extern: { name: 'Extern', format: extern },
    },
  },
};

const deletedPerson: Format<Pick<ImportInstitutionPerson, 'localPersonId'>> = { localPersonId: one('LocalPersonId') };

/**
 * The elements of UNILoginImport in the order of STIL's type library, generation v6. What the schema requires and a check
 * before delivery reports (a CPR number, a main group, a role) may be absent here.
 */
export const formats = { root, institution, group, institutionPerson, deletedPerson };
