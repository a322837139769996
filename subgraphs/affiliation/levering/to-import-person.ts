import type { Person } from '../generated/sqlite/client.ts';
import type { Telefon } from '../import/tilknytning-row.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import type { Kontaktoplysninger } from '../person/oplysninger.ts';
import type { ImportAddress, ImportPerson, ImportPhoneNumber } from '../unilogin/import-document.ts';

/** A person as Unilogin is told of them: the only place where a stored CPR number is read to be told. */
export function toImportPerson(person: Person, vault: CprVault): ImportPerson {
  const { id, cprCipher, cprNoegle } = person;
  const { adresse, ...telefoner } = JSON.parse(person.kontakt) as Kontaktoplysninger;
  return {
    protected: person.beskyttet,
    firstName: person.fornavn,
    familyName: person.efternavn,
    civilRegistrationNumber: cprCipher && cprNoegle ? vault.open({ cprCipher, cprNoegle }, id) : null,
    emailAddress: person.email,
    birthDate: person.foedselsdato,
    gender: person.koen,
    photoId: person.fotoId,
    address: toAddress(adresse),
    homePhoneNumber: toPhone(telefoner.hjemmetelefon),
    workPhoneNumber: toPhone(telefoner.arbejdstelefon),
    mobilePhoneNumber: toPhone(telefoner.mobiltelefon),
    aliasFirstName: person.aliasFornavn,
    aliasFamilyName: person.aliasEfternavn,
  };
}

const toPhone = (telefon: Telefon | null): ImportPhoneNumber | null =>
  telefon && { number: telefon.nummer, protected: telefon.beskyttet };

const toAddress = (adresse: Kontaktoplysninger['adresse']): ImportAddress | null =>
  adresse && {
    streetAddress: adresse.vejOgNummer,
    postalCode: adresse.postNummer,
    postalDistrict: adresse.byNavn,
    countryCode: adresse.landekode,
    country: null,
    municipalityCode: adresse.kommuneKode,
    municipalityName: null,
  };
