import type { Kontrol } from './kontrol.ts';

export const groupLevelRule: Kontrol = {
  code: 'GROUP_LEVEL_RULE',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Gruppen {gruppeId}: en Hovedgruppe skal have et trin, og kun en Hovedgruppe må have det.',
  en: 'The group {gruppeId}: a Hovedgruppe must have a level, and only a Hovedgruppe may have one.',
  source: "STIL's type library for import and export, generation v6: Group",
  mark: 'stated',
  check: ({ groups }) =>
    [...groups.entries()]
      .filter(([, { groupType, groupLevel }]) => (groupType === 'Hovedgruppe') !== (groupLevel !== null))
      .map(([i, { groupId }]) => ({
        lokalId: null,
        path: ['groups', String(i), 'groupLevel'],
        details: { gruppeId: groupId },
      })),
};
