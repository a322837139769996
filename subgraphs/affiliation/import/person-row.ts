import type { ImportActor } from '../unilogin/import-actor.ts';
import type { ImportContact } from '../unilogin/import-contact.ts';
import type { ImportInstitutionPerson } from '../unilogin/import-institution-person.ts';
import type { ImportPerson } from '../unilogin/import-person.ts';
import type { ImportPhoneNumber } from '../unilogin/import-phone-number.ts';

/** An InstitutionPerson element as a row; what its schema says to it comes after. */
export const personRow = (enhed: string, { localPersonId, person, actor }: ImportInstitutionPerson): object => ({
  enhed,
  lokalId: localPersonId,
  person: personFields(person),
  grupper: actor.groupIds,
  ...actorFields(actor),
});

function actorFields(actor: ImportActor): object {
  switch (actor.kind) {
    case 'student':
      return {
        type: 'barn',
        rolle: actor.role,
        trin: actor.level,
        hovedgruppe: actor.mainGroupId,
        elevnummer: actor.studentNumber,
        lokation: actor.location,
        kontakter: actor.contactPersons.map(kontakt),
      };
    case 'employee': {
      const { roles: roller, shortName: initialer, occupation: stilling, location: lokation } = actor;
      return { type: 'ansat', roller, initialer, stilling, lokation };
    }
    case 'extern':
      return { type: 'ekstern', rolle: actor.role };
  }
}

const kontakt = (contact: ImportContact): object => ({
  person: personFields(contact.person),
  relation: contact.relation,
  foraeldremyndighed: contact.childCustody,
  adgangsniveau: contact.accessLevel,
  cvrNummer: contact.cvr,
  pNummer: contact.pnr,
});

const personFields = (person: ImportPerson): object => ({
  cpr: person.civilRegistrationNumber,
  fornavn: person.firstName,
  efternavn: person.familyName,
  foedselsdato: person.birthDate,
  koen: person.gender,
  email: person.emailAddress,
  fotoId: person.photoId,
  beskyttet: person.protected,
  aliasFornavn: person.aliasFirstName,
  aliasEfternavn: person.aliasFamilyName,
  adresse: person.address && {
    vejOgNummer: person.address.streetAddress,
    postNummer: person.address.postalCode,
    byNavn: person.address.postalDistrict,
    landekode: person.address.countryCode,
    kommuneKode: person.address.municipalityCode,
  },
  hjemmetelefon: phone(person.homePhoneNumber),
  arbejdstelefon: phone(person.workPhoneNumber),
  mobiltelefon: phone(person.mobilePhoneNumber),
});

const phone = (given: ImportPhoneNumber | null) => given && { nummer: given.number, beskyttet: given.protected };
