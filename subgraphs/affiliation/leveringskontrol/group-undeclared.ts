import type { Kontrol } from './kontrol.ts';

/** Unilogin makes a group of any GroupId that it does not know, so a typing error becomes a group. */
export const groupUndeclared: Kontrol = {
  code: 'GROUP_UNDECLARED',
  severity: 'error',
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
