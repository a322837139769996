import { type SimpleType, simpleTypes } from './simple-types.ts';

/** Where a stored field stands in the document, and what it may hold. */
export interface DocumentField {
  /** Elements and @attributes below the row (Group, InstitutionPerson or ContactPerson), with their complex types. */
  at: readonly string[];
  type: SimpleType;
  /** How much is stored of it, in UTF-8 bytes, as STIL counts (conventions of its type library); null: as the type has it. */
  most: number | null;
}

const field = (at: string | string[], type: SimpleType, most: number | null = null): DocumentField => ({
  at: [at].flat(),
  type,
  most,
});

/**
 * Every stored field that a document carries. The doors (mutations, rows, files) take their checks from here, so that what is
 * stored can be delivered; a test tries each at every door, just inside and just outside.
 */
export const documentFields = {
  // Group
  kode: field(
    ['group/GroupId', 'student/MainGroupId', 'student/GroupId', 'employee/GroupId', 'extern/GroupId'],
    simpleTypes.nonEmpty,
    100,
  ),
  gruppenavn: field('group/GroupName', simpleTypes.token100, 100),
  gruppetype: field('group/GroupType', simpleTypes.groupType),
  trin: field(['group/GroupLevel', 'student/Level'], simpleTypes.trin),
  linje: field('group/Line', simpleTypes.token40, 40),
  dag: field(['group/FromDate', 'group/ToDate', 'person/BirthDate'], simpleTypes.date),
  // InstitutionPerson
  lokalId: field('institutionPerson/LocalPersonId', simpleTypes.nonEmpty, 100),
  elevrolle: field('student/Role', simpleTypes.elevrolle),
  elevnummer: field('student/StudentNumber', simpleTypes.studentNumber, 26),
  ansatrolle: field('employee/Role', simpleTypes.ansatrolle),
  eksternrolle: field('extern/Role', simpleTypes.eksternrolle),
  initialer: field('employee/ShortName', simpleTypes.nonEmpty, 50),
  stilling: field('employee/Occupation', simpleTypes.nonEmpty, 200),
  lokation: field(['student/Location', 'employee/Location'], simpleTypes.nonEmpty, 100),
  // ContactPerson
  relation: field('contactPerson/@relation', simpleTypes.relation),
  adgangsniveau: field('contactPerson/@accessLevel', simpleTypes.int),
  cvrNummer: field('contactPerson/@cvr', simpleTypes.nonEmpty, 8),
  pNummer: field('contactPerson/@pnr', simpleTypes.nonEmpty, 10),
  // Person
  cpr: field('person/CivilRegistrationNumber', simpleTypes.cpr),
  navn: field(
    ['person/FirstName', 'person/FamilyName', 'person/AliasFirstName', 'person/AliasFamilyName'],
    simpleTypes.nonEmpty,
    100,
  ),
  email: field('person/EmailAddress', simpleTypes.nonEmpty, 254),
  koen: field('person/Gender', simpleTypes.gender),
  fotoId: field('person/PhotoId', simpleTypes.nonEmpty, 100),
  vejOgNummer: field('address/StreetAddress', simpleTypes.text, 200),
  postNummer: field('address/PostalCode', simpleTypes.text, 20),
  byNavn: field('address/PostalDistrict', simpleTypes.text, 100),
  landekode: field('address/CountryCode', simpleTypes.landekode),
  bopaelskommune: field('address/MunicipalityCode', simpleTypes.text, 3),
  telefonnummer: field('phone', simpleTypes.phone, 50),
} as const satisfies Record<string, DocumentField>;
