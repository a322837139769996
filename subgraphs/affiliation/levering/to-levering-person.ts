import { parseList } from '../change/parse-list.ts';
import type { Person, Tilknytning } from '../generated/sqlite/client.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import type { ImportActor, ImportContact } from '../unilogin/import-document.ts';
import { grupperOf, type Stand } from './stand.ts';
import { toImportPerson } from './to-import-person.ts';

/** One actor of the unit as delivered, with what the checks need beside. */
export function toLeveringPerson(stand: Stand, tilknytning: Tilknytning, vault: CprVault): LeveringPerson {
  const person = personOf(stand, tilknytning);
  const kontakter = stand.kontakter.get(tilknytning.personId) ?? [];
  return {
    localPersonId: tilknytning.lokalId ?? '',
    person: toImportPerson(person, vault),
    actor: toActor(stand, tilknytning, () => kontakter.map((kontakt) => toContact(stand, kontakt, vault))),
    personId: person.id,
    cprIndex: person.cprIndex,
    contactLegalBases: tilknytning.slags === 'barn' ? kontakter.map(({ retsgrundlag }) => retsgrundlag) : [],
  };
}

function toActor(stand: Stand, tilknytning: Tilknytning, contacts: () => ImportContact[]): ImportActor {
  const { slags, lokation: location } = tilknytning;
  const roles = parseList(tilknytning.roller);
  const groupIds = grupperOf(tilknytning).flatMap((id) => kodeOf(stand, id) ?? []);
  if (slags === 'ansat') {
    const { initialer: shortName, stilling: occupation } = tilknytning;
    return { kind: 'employee', roles, shortName, occupation, location, groupIds };
  }
  if (slags === 'ekstern') return { kind: 'extern', role: roles[0] ?? '', groupIds };
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
