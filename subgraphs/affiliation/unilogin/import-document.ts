type Rows<T> = Iterable<T> | AsyncIterable<T>;

/**
 * A UNILoginImport document of one institution and source. The kind is not in the XML: it is the operation that the
 * document is sent with (importerXml, importerDeltaXml, importerSletXml).
 */
export type ImportDocument = ImportHead &
  (
    | { kind: 'FULL' | 'DELTA'; groups: Rows<ImportGroup>; persons: Rows<ImportInstitutionPerson> }
    // Inferred: the schema for deletion has no groups, and presumably only the key of each person.
    | { kind: 'DELETE'; persons: Rows<Pick<ImportInstitutionPerson, 'localPersonId'>> }
  );

/** What an import says of itself and of its institution (STIL, side 2360666). */
export interface ImportHead {
  /** When the source system made it, as Danish time without offset: 2026-08-01T17:00:00. */
  sourceDateTime: string;
  /** Name of the source system. With the institution number it identifies the import. */
  source: string;
  /** 2026-2027. */
  schoolYear: string;
  /** Information only; Unilogin does not store it. */
  sourceVersion: string | null;
  institutionNumber: string;
  /** Information only; Unilogin does not store it. */
  institutionName: string | null;
}

/** Group. Its id is unique within the institution, over all sources. Days are ISO dates. */
export interface ImportGroup {
  groupId: string;
  groupName: string | null;
  groupType: string;
  /** Given for a Hovedgruppe and only then. */
  groupLevel: string | null;
  line: string | null;
  fromDate: string | null;
  toDate: string | null;
}

/** InstitutionPerson: a child, an employee or an extern of the institution. */
export interface ImportInstitutionPerson {
  /** The person's key in the source system, per institution. */
  localPersonId: string;
  person: ImportPerson;
  actor: ImportActor;
}

/** What a person is at the institution: exactly one of three. Codes are those of koder.ts; groups are named by GroupId. */
export type ImportActor =
  | {
      kind: 'student';
      role: string;
      studentNumber: string | null;
      level: string;
      location: string | null;
      mainGroupId: string | null;
      groupIds: readonly string[];
      contactPersons: readonly ImportContact[];
    }
  | {
      kind: 'employee';
      roles: readonly string[];
      shortName: string | null;
      occupation: string | null;
      location: string | null;
      groupIds: readonly string[];
    }
  | { kind: 'extern'; role: string; groupIds: readonly string[] };

/** ContactPerson of a child. It has no local id: the civil registration number is its only key (inferred). */
export interface ImportContact {
  relation: string;
  childCustody: boolean;
  /** Access to the child's data. What the values mean is not published. */
  accessLevel: number | null;
  /** Organisation and unit of an officially attached person (inferred from the names). */
  cvr: string | null;
  pnr: string | null;
  person: ImportPerson;
}

/** Person: an actor of the institution, or a contact of a child. Days are ISO dates. */
export interface ImportPerson {
  /** Protection of name and address together. */
  protected: boolean;
  firstName: string;
  familyName: string;
  /** Ten characters without hyphen. Null is carried as far as the check PERSON_CPR, which reports it. */
  civilRegistrationNumber: string | null;
  emailAddress: string | null;
  birthDate: string | null;
  gender: string | null;
  photoId: string | null;
  address: ImportAddress | null;
  homePhoneNumber: ImportPhoneNumber | null;
  workPhoneNumber: ImportPhoneNumber | null;
  mobilePhoneNumber: ImportPhoneNumber | null;
  aliasFirstName: string | null;
  aliasFamilyName: string | null;
}

export interface ImportPhoneNumber {
  number: string;
  /** A flag of its own: a phone may be protected where the person is not, and is then empty in exports. */
  protected: boolean;
}

export interface ImportAddress {
  streetAddress: string | null;
  postalCode: string | null;
  postalDistrict: string | null;
  /** ISO 3166-1 alpha-2. */
  countryCode: string | null;
  country: string | null;
  municipalityCode: string | null;
  municipalityName: string | null;
}
