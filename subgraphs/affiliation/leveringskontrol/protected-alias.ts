import type { ImportPerson } from '../unilogin/import-person.ts';
import { everyPerson } from './every-person.ts';
import type { Kontrol } from './kontrol.ts';

const fields = ['aliasFirstName', 'aliasFamilyName'] as const;

/** Services are shown the alias alone; a protected person without one is not created. */
export const protectedAlias: Kontrol = {
  code: 'PROTECTED_ALIAS',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Personen har navne- og adressebeskyttelse, men ikke begge aliasnavne; Unilogin opretter ikke personen.',
  en: 'The person has name and address protection but not both alias names; Unilogin will not create the person.',
  source: 'STIL, side 57573504',
  mark: 'stated',
  check: ({ persons }) =>
    everyPerson(persons).flatMap(({ lokalId, path, person }) =>
      missingAliases(person).map((field) => ({ lokalId, path: [...path, field], details: {} })),
    ),
};

const missingAliases = (person: ImportPerson): string[] =>
  person.protected ? fields.filter((field) => !person[field]?.trim()) : [];
