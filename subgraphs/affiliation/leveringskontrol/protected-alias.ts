import { everyPerson } from './every-person.ts';
import type { Kontrol } from './kontrol.ts';

/** Services are shown the alias alone; a protected person without one is not created. */
export const protectedAlias: Kontrol = {
  code: 'PROTECTED_ALIAS',
  severity: 'error',
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
