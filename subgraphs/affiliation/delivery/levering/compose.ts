import { isDay } from '../../../common/parse/days.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { ContactDetails } from '../../core/input/person-fields.ts';
import type { Gruppe, Levering, Person, Tilknytning } from '../../generated/sqlite/client.ts';
import type { Telefon } from '../../import/tilknytning-row.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { contentHash, fits, simpleTypes } from '../../unilogin/document.ts';
import type {
  ImportActor,
  ImportAddress,
  ImportContact,
  ImportDocument,
  ImportGroup,
  ImportPerson,
  ImportPhoneNumber,
} from '../../unilogin/import-document.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import { grupperOf, type Stand } from './difference.ts';

/** What a delivery says of itself; its rows are those of its stand. */
export type LeveringHead = Pick<Levering, 'enhedsNummer' | 'enhedsNavn' | 'kilde' | 'sourceDateTime' | 'skoleaar'> & {
  dokument: ImportDocument['kind'];
};

/** Everybody whom the source has. */
export const allPersons = (stand: Stand, vault: CprVault): Promise<LeveringPerson[]> =>
  mapInTurns(stand.aktoerer, (tilknytning) => toLeveringPerson(stand, tilknytning, vault));

/** The document about those with the local ids: a deletion names them, the other kinds have their rows. */
export function compose(
  head: LeveringHead,
  stand: Stand,
  persons: readonly LeveringPerson[],
  lokalIder: readonly string[],
): ImportDocument {
  const about = {
    sourceDateTime: head.sourceDateTime,
    source: head.kilde,
    schoolYear: head.skoleaar,
    sourceVersion: null,
    institutionNumber: head.enhedsNummer,
    institutionName: fits(simpleTypes.nonEmpty, head.enhedsNavn.trim()) ? head.enhedsNavn : null, // for information only
  };
  if (head.dokument === 'DELETE')
    return { ...about, kind: 'DELETE', persons: lokalIder.map((localPersonId) => ({ localPersonId })) };
  const chosen = new Set(lokalIder);
  const rows = persons.filter(({ localPersonId }) => chosen.has(localPersonId));
  return { ...about, kind: head.dokument, groups: stand.grupper.map(toImportGroup), persons: rows };
}

/** Tells later whether the same document comes of it again. Keyed, since a small document is soon guessed. */
export async function documentPrint(
  document: ImportDocument,
  vault: CprVault,
  key = vault.currentKey,
): Promise<string> {
  return `${key}:${vault.fingerprint(await contentHash(document), key)}`;
}

/** One actor of the unit as delivered, with what the checks need beside. */
function toLeveringPerson(stand: Stand, tilknytning: Tilknytning, vault: CprVault): LeveringPerson {
  const person = personOf(stand, tilknytning);
  const kontakter = stand.kontakter.get(tilknytning.personId) ?? [];
  return {
    localPersonId: tilknytning.lokalId ?? '',
    person: toImportPerson(person, vault),
    actor: toActor(stand, tilknytning, () => kontakter.map((kontakt) => toContact(stand, kontakt, vault))),
    personId: person.id,
    cprIndex: person.cprIndex,
    contactLegalBases: tilknytning.aktoertype === 'barn' ? kontakter.map(({ retsgrundlag }) => retsgrundlag) : [],
  };
}

function toActor(stand: Stand, tilknytning: Tilknytning, contacts: () => ImportContact[]): ImportActor {
  const { aktoertype, lokation: location } = tilknytning;
  const roles = parseList(tilknytning.roller);
  const groupIds = grupperOf(tilknytning).flatMap((id) => kodeOf(stand, id) ?? []);
  if (aktoertype === 'ansat') {
    const { initialer: shortName, stilling: occupation } = tilknytning;
    return { kind: 'employee', roles, shortName, occupation, location, groupIds };
  }
  if (aktoertype === 'ekstern') return { kind: 'extern', role: roles[0] ?? '', groupIds };
  return {
    kind: 'student',
    role: roles[0] ?? '',
    studentNumber: tilknytning.elevnummer,
    level: tilknytning.trin ?? '',
    location,
    mainGroupId: kodeOf(stand, tilknytning.hovedgruppeId),
    groupIds,
    contactPersons: contacts(),
  };
}

function toContact(stand: Stand, kontakt: Tilknytning, vault: CprVault): ImportContact {
  return {
    relation: kontakt.relation ?? '',
    childCustody: kontakt.foraeldremyndighed ?? false,
    accessLevel: kontakt.adgangsniveau,
    cvr: kontakt.cvrNummer,
    pnr: kontakt.pNummer,
    person: toImportPerson(personOf(stand, kontakt), vault),
  };
}

function personOf({ personer }: Stand, { personId }: Tilknytning): Person {
  const person = personer.get(personId);
  if (!person) throw new Error(`person ${personId} of an affiliation is not there`);
  return person;
}

/** The GroupId of a group; that of a group which is over, or of another source, is left to the checks. */
const kodeOf = ({ grupper, grupperOfOthers }: Stand, id: string | null): string | null =>
  [...grupper, ...grupperOfOthers].find((gruppe) => gruppe.id === id)?.kode ?? null;

/** A person as Unilogin has them: the only place where a stored CPR number is opened to leave the product. */
function toImportPerson(person: Person, vault: CprVault): ImportPerson {
  const { id, cprCipher, cprNoegle } = person;
  const { adresse, ...telefoner } = JSON.parse(person.kontakt) as ContactDetails;
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

const toAddress = (adresse: ContactDetails['adresse']): ImportAddress | null =>
  adresse && {
    streetAddress: adresse.vejOgNummer,
    postalCode: adresse.postNummer,
    postalDistrict: adresse.byNavn,
    countryCode: adresse.landekode,
    country: null,
    municipalityCode: adresse.kommuneKode,
    municipalityName: null,
  };

export const toImportGroup = ({ kode, navn, gruppetype, trin, linje, gyldigFra, gyldigTil }: Gruppe): ImportGroup => ({
  groupId: kode,
  groupName: navn,
  groupType: gruppetype,
  groupLevel: trin,
  line: linje,
  fromDate: validDay(gyldigFra),
  toDate: validDay(gyldigTil),
});

/** Days that were stored before all doors looked at them; the document can be without. */
const validDay = (day: string | null): string | null => (day !== null && isDay(day) ? day : null);
