import type {
  ImportActor,
  ImportAddress,
  ImportContact,
  ImportInstitutionPerson,
  ImportPerson,
  ImportPhoneNumber,
} from '../unilogin/import-document.ts';

/**
 * An InstitutionPerson element as a row; what its schema says to it comes after. Groups and contacts are lists, which the
 * document tells whole: none of them is none.
 */
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
        elevnummer: said(actor.studentNumber),
        lokation: said(actor.location),
        kontakter: actor.contactPersons.map(kontakt),
      };
    case 'employee': {
      return {
        type: 'ansat',
        roller: actor.roles.length > 0 ? actor.roles : undefined,
        initialer: said(actor.shortName),
        stilling: said(actor.occupation),
        lokation: said(actor.location),
      };
    }
    case 'extern':
      return { type: 'ekstern', rolle: actor.role };
  }
}

const kontakt = (contact: ImportContact): object => ({
  person: personFields(contact.person),
  relation: contact.relation,
  foraeldremyndighed: contact.childCustody,
  adgangsniveau: said(contact.accessLevel),
  cvrNummer: said(contact.cvr),
  pNummer: said(contact.pnr),
});

const personFields = (person: ImportPerson): object => ({
  cpr: person.civilRegistrationNumber,
  fornavn: person.firstName,
  efternavn: person.familyName,
  foedselsdato: said(person.birthDate),
  koen: said(person.gender),
  email: said(person.emailAddress),
  fotoId: said(person.photoId),
  beskyttet: person.protected,
  aliasFornavn: said(person.aliasFirstName),
  aliasEfternavn: said(person.aliasFamilyName),
  adresse: adresse(person.address),
  hjemmetelefon: phone(person.homePhoneNumber),
  arbejdstelefon: phone(person.workPhoneNumber),
  mobiltelefon: phone(person.mobilePhoneNumber),
});

/** An element that is absent says nothing; one that is empty says that there is none. */
export const said = <T>(value: T | null): T | null | undefined => {
  if (value === null) return undefined;
  return typeof value === 'string' && value.trim() === '' ? null : value;
};

function adresse(given: ImportAddress | null): object | null | undefined {
  if (given === null) return undefined;
  if (Object.values(given).every((part) => part === null)) return null;
  return {
    vejOgNummer: said(given.streetAddress),
    postNummer: said(given.postalCode),
    byNavn: said(given.postalDistrict),
    landekode: said(given.countryCode),
    kommuneKode: said(given.municipalityCode),
  };
}

const phone = (given: ImportPhoneNumber | null) =>
  given === null ? undefined : { nummer: said(given.number), beskyttet: given.protected };
