import type { Kontrol } from './kontrol.ts';

/** GroupId is the group's key within the institution. */
export const groupIdUnique: Kontrol = {
  code: 'GROUP_ID_UNIQUE',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Gruppen {gruppeId} er der flere gange.',
  en: 'The group {gruppeId} is there more than once.',
  source: "STIL's type library for import and export, generation v6: Group",
  mark: 'stated',
  check: ({ groups }) => {
    const seen = new Set<string>();
    return groups.flatMap(({ groupId }, i) => {
      if (!seen.has(groupId)) {
        seen.add(groupId);
        return [];
      }
      return [{ lokalId: null, path: ['groups', String(i), 'groupId'], details: { gruppeId: groupId } }];
    });
  },
};
