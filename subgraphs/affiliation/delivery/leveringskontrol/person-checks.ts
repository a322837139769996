import { cprKind } from '../../core/input/fields.ts';
import { mostContacts } from '../../people/tilknytning/stored-tilknytning.ts';
import type { ImportContact, ImportInstitutionPerson, ImportPerson } from '../../unilogin/import-document.ts';
import { koder } from '../../unilogin/koder.ts';
import type { Kontrol, LeveringPerson } from './kontrol.ts';

/** A contact too: it has no other key. The number of one who cannot get a CPR number is taken as any other (STIL, page 24838200). */
export const personCpr: Kontrol = {
  code: 'PERSON_CPR',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: '{hvem} mangler CPR-nummer, eller det er ikke gyldigt; Unilogin indlæser ikke personen.',
  en: '{who} has no CPR number, or one that is none; Unilogin will not load the person.',
  source: 'STIL, side 12780586, 24838200 og 2917071',
  mark: 'stated',
  check: ({ persons }) =>
    everyPerson(persons)
      .filter(({ person }) => cprKind(person.civilRegistrationNumber ?? '') === null)
      .map(({ lokalId, path, details }) => ({ lokalId, path: [...path, 'civilRegistrationNumber'], details })),
};

/** A warning: the row reaches the list in which the new number is confirmed by the delivery alone. */
export const personCprChanged: Kontrol = {
  code: 'PERSON_CPR_CHANGED',
  severity: 'warning',
  kinds: ['FULL', 'DELTA'],
  da: 'CPR-nummeret er et andet end sidst leveret. Unilogin afviser rækken, indtil en brugeradministrator bekræfter det nye nummer under Import.',
  en: 'The CPR number differs from the one last delivered. Unilogin refuses the row until a user administrator confirms the new number under Import.',
  source: 'STIL, side 12780586',
  mark: 'stated',
  check: ({ persons, lastAccepted }) =>
    persons
      .filter(({ localPersonId, cprIndex }) => {
        const before = lastAccepted?.persons.get(localPersonId)?.cprIndex ?? null;
        return before !== null && cprIndex !== null && before !== cprIndex;
      })
      .map(({ localPersonId }) => ({
        lokalId: localPersonId,
        path: ['person', 'civilRegistrationNumber'],
        details: {},
      })),
};

/** Services are shown the alias alone; a protected person without one is not created. */
export const protectedAlias: Kontrol = {
  code: 'PROTECTED_ALIAS',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: '{hvem} har navne- og adressebeskyttelse, men ikke begge aliasnavne; Unilogin opretter ikke personen.',
  en: '{who} has name and address protection but not both alias names; Unilogin will not create the person.',
  source: 'STIL, side 57573504',
  mark: 'stated',
  check: ({ persons }) =>
    everyPerson(persons)
      .filter(({ person }) => person.protected && !(person.aliasFirstName?.trim() && person.aliasFamilyName?.trim()))
      .map(({ lokalId, path, details }) => ({ lokalId, path, details })),
};

const knownRoles: ReadonlySet<string> = new Set(koder.ansatrolle.values);

/** The unknown code is not named: a mapping gone wrong may have put anything in its place. */
export const employeeRole: Kontrol = {
  code: 'EMPLOYEE_ROLE',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Medarbejderen har ingen rolle, eller en som Unilogin ikke har; rollerne er {roller}.',
  en: 'The employee has no role, or one that Unilogin does not have; the roles are {roller}.',
  source: koder.ansatrolle.source,
  mark: 'stated',
  check: ({ persons }) =>
    persons.flatMap(({ localPersonId, actor }) => {
      if (actor.kind !== 'employee') return [];
      const wrong = [...actor.roles.entries()].filter(([, role]) => !knownRoles.has(role)).map(([i]) => [String(i)]);
      const paths = actor.roles.length === 0 ? [[]] : wrong;
      const details = { roller: koder.ansatrolle.values.join(', ') };
      return paths.map((index) => ({ lokalId: localPersonId, path: ['actor', 'roles', ...index], details }));
    }),
};

/** Contacts are not counted: who works at a unit may well have a child there. */
export const actorExclusive: Kontrol = {
  code: 'ACTOR_EXCLUSIVE',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Samme person leveres som mere end ét af barn, medarbejder og ekstern.',
  en: 'The same person is delivered as more than one of child, employee and extern.',
  source: 'STIL, side 5637047',
  mark: 'inferred',
  check: ({ persons }) => {
    const kinds = kindsByCpr(persons);
    return persons
      .filter(({ cprIndex }) => cprIndex !== null && (kinds.get(cprIndex)?.size ?? 0) > 1)
      .map(({ localPersonId }) => ({ lokalId: localPersonId, path: ['actor'], details: {} }));
  },
};

function kindsByCpr(persons: readonly LeveringPerson[]): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { cprIndex, actor } of persons)
    if (cprIndex !== null) kinds.set(cprIndex, (kinds.get(cprIndex) ?? new Set()).add(actor.kind));
  return kinds;
}

interface Found {
  lokalId: string;
  path: string[];
  person: ImportPerson;
  /** Who is meant, for the texts: a contact is delivered in the row of the child. */
  details: { hvem: string; who: string };
}

/** Those who are delivered and the contacts of the children, each with the way to them. */
function everyPerson(persons: readonly LeveringPerson[]): Found[] {
  return persons.flatMap((one) => [
    { lokalId: one.localPersonId, path: ['person'], person: one.person, details: own },
    ...contactsOf(one).map(({ person }, i) => ({
      lokalId: one.localPersonId,
      path: ['actor', 'contactPersons', String(i), 'person'],
      person,
      details: contactDetails(i),
    })),
  ]);
}

const own = { hvem: 'Personen', who: 'The person' };

/** Stated of the export; that an import may hold no more is inferred. */
export const contactLimit: Kontrol = {
  code: 'CONTACT_LIMIT',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Barnet har {antal} kontaktpersoner; der kan højst være {most}.',
  en: 'The child has {antal} contacts; there can be {most} at most.',
  source: "Aula, Uni-Login FAQ; STIL's type library, generation v6: Student",
  mark: 'inferred',
  check: ({ persons }) =>
    persons
      .map((person) => ({ lokalId: person.localPersonId, antal: contactsOf(person).length }))
      .filter(({ antal }) => antal > mostContacts)
      .map(({ lokalId, antal }) => ({
        lokalId,
        path: ['actor', 'contactPersons'],
        details: { antal, most: mostContacts },
      })),
};

/** Without custody, access to the child's data must rest on something else, and that must be on record. */
export const contactLegalBasis: Kontrol = {
  code: 'CONTACT_LEGAL_BASIS',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: '{hvem} har ikke forældremyndighed, og intet andet grundlag for adgang er registreret.',
  en: '{who} has no custody, and no other legal basis for access is recorded.',
  source: "STIL's type library for import and export, generation v6: contactPerson",
  mark: 'inferred',
  check: ({ persons }) =>
    persons.flatMap((person) =>
      [...contactsOf(person).entries()]
        .filter(([i, { childCustody }]) => !childCustody && !person.contactLegalBases[i]?.trim())
        .map(([i]) => ({
          lokalId: person.localPersonId,
          path: ['actor', 'contactPersons', String(i), 'childCustody'],
          details: contactDetails(i),
        })),
    ),
};

/** MainGroupId must name a Hovedgruppe, which has a level. */
export const childMainGroup: Kontrol = {
  code: 'CHILD_MAIN_GROUP',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Barnets hovedgruppe mangler, eller den er ikke en gruppe af typen Hovedgruppe med et trin: {gruppeId}',
  en: "The child's main group is missing, or it is not a group of the type Hovedgruppe with a level: {gruppeId}",
  source: "STIL's type library for import and export, generation v6: Student",
  mark: 'stated',
  check: ({ persons, groups }) => {
    const main = new Set(
      groups
        .filter(({ groupType, groupLevel }) => groupType === 'Hovedgruppe' && groupLevel !== null)
        .map(({ groupId }) => groupId),
    );
    return persons.flatMap(({ localPersonId, actor }) => {
      if (actor.kind !== 'student' || main.has(actor.mainGroupId ?? '')) return [];
      const details = { gruppeId: actor.mainGroupId ?? '–' };
      return [{ lokalId: localPersonId, path: ['actor', 'mainGroupId'], details }];
    });
  },
};

/** Unilogin makes a group of any GroupId that it does not know, so a typing error becomes a group. */
export const groupUndeclared: Kontrol = {
  code: 'GROUP_UNDECLARED',
  severity: 'refusal',
  kinds: ['FULL', 'DELTA'],
  da: 'Gruppen {gruppeId} er ikke blandt leveringens grupper; Unilogin ville oprette den.',
  en: 'The group {gruppeId} is not among the groups of the delivery; Unilogin would create it.',
  source: "STIL's type library for import and export, generation v6: Group",
  mark: 'inferred',
  check: ({ persons, groups }) => {
    const declared = new Set(groups.map(({ groupId }) => groupId));
    return persons.flatMap(({ localPersonId, actor: { groupIds } }) =>
      [...groupIds.entries()]
        .filter(([, gruppeId]) => !declared.has(gruppeId))
        .map(([i, gruppeId]) => ({
          lokalId: localPersonId,
          path: ['actor', 'groupIds', String(i)],
          details: { gruppeId },
        })),
    );
  },
};

/** Only children have contacts. */
export const contactsOf = ({ actor }: ImportInstitutionPerson): readonly ImportContact[] =>
  actor.kind === 'student' ? actor.contactPersons : [];

/** The place of a contact tells it from others, since they have neither a local id nor a name that may be shown. */
const contactDetails = (i: number) => ({ hvem: `Kontaktperson ${i + 1}`, who: `Contact ${i + 1}` });
