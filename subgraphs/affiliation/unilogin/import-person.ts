import type { ImportAddress } from './import-address.ts';
import type { ImportPhoneNumber } from './import-phone-number.ts';

/** Person: an actor of the institution, or a contact of a child. Days are ISO dates. */
export interface ImportPerson {
  /** Protection of name and address together. */
  protected: boolean;
  firstName: string;
  familyName: string;
  /** Ten characters without hyphen. Null is carried as far as the check PERSON_CPR, which tells of it. */
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
