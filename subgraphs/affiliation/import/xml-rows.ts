import { createReadStream } from 'node:fs';
import { fill } from '../../common/errors/fill.ts';
import type { OnRead } from '../../common/files/read-csv.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import { parseFields } from '../core/input/fields.ts';
import { rowSchema } from '../core/input/row-schema.ts';
import type { Problem } from '../errors/refusals.ts';
import { aboutRow, type RowAbout } from '../people/rows/row-memory.ts';
import { documentCodes, type ReadProblem, UnreadableDocument } from '../unilogin/document-errors.ts';
import type {
  ImportActor,
  ImportAddress,
  ImportContact,
  ImportGroup,
  ImportInstitutionPerson,
  ImportPerson,
  ImportPhoneNumber,
} from '../unilogin/import-document.ts';
import { readDocument } from '../unilogin/read-document.ts';
import type { ImportItem } from '../unilogin/read-item.ts';
import { type ReadRow, readRow, UnreadablePeople } from './row-source.ts';

/** Reads a UNILoginImport document: the reverse of a delivery. It has no periods of people. */
export async function* xmlRows(file: string, onRead: OnRead): AsyncGenerator<ReadRow> {
  const stream = createReadStream(file);
  let enhed = '';
  try {
    for await (const item of readDocument(stream)) {
      if (item.kind === 'head') enhed = cleanText(item.value?.institutionNumber ?? '');
      yield toRow(item, enhed);
      onRead(stream.bytesRead);
    }
  } catch (error) {
    if (!(error instanceof UnreadableDocument)) throw error;
    throw new UnreadablePeople(error.line, problemOf({ code: error.code, line: error.line, path: '' }));
  }
}

function toRow(item: ImportItem, enhed: string): ReadRow {
  const { line } = item;
  const remarks = item.problems.map(problemOf);
  const isUsable = item.value !== null || item.kind === 'unknown';
  const none: ReadRow = {
    ...{ line, row: null, problems: isUsable ? [] : remarks, remarks: isUsable ? remarks : [] },
    about: aboutItem(item, enhed),
  };
  if (item.kind === 'unknown' || item.value === null) return none;
  if (item.kind === 'head') {
    const { source: kilde, institutionNumber } = item.value;
    return { ...none, head: { kilde: cleanText(kilde), enhed: cleanText(institutionNumber) } };
  }
  const row = item.kind === 'group' ? groupRow(enhed, item.value) : personRow(enhed, item.value);
  return { ...readRow(line, parseFields(rowSchema, row, []), row), remarks };
}

/** What an element is of, also when it cannot be used. */
function aboutItem({ kind, key }: ImportItem, enhed: string): RowAbout | null {
  if (kind === 'group') return aboutRow({ type: 'gruppe', enhed, kode: key });
  return kind === 'person' ? aboutRow({ type: 'barn', enhed, lokalId: key }) : null;
}

function problemOf({ code, path }: ReadProblem): Problem {
  const { en, da } = documentCodes[code];
  return { code, en: fill(en, { path }), da: fill(da, { path }), path: [path], retryable: false, example: null };
}

/** A Group element as a row. */
const groupRow = (enhed: string, group: ImportGroup): object => ({
  type: 'gruppe',
  enhed,
  kode: group.groupId,
  navn: said(group.groupName),
  gruppetype: group.groupType,
  trin: said(group.groupLevel),
  linje: said(group.line),
  gyldigFra: said(group.fromDate),
  gyldigTil: said(group.toDate),
});

/**
 * An InstitutionPerson element as a row; its schema checks it afterwards. Groups and contacts are lists that the document
 * gives whole: an empty one means that there are none.
 */
const personRow = (enhed: string, { localPersonId, person, actor }: ImportInstitutionPerson): object => ({
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
const said = <T>(value: T | null): T | null | undefined => {
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
