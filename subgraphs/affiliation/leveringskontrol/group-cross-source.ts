import type { Kontrol } from './kontrol.ts';

/** Several sources may deliver to a unit, but they must be coordinated so that groups are not doubled. */
export const groupCrossSource: Kontrol = {
  code: 'GROUP_CROSS_SOURCE',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Gruppen {gruppeId} leveres allerede af {kilde}.',
  en: 'The group {gruppeId} is delivered by {kilde} already.',
  source: 'STIL, side 2360658',
  mark: 'inferred',
  check: ({ groups, groupsOfOtherSources }) => {
    const owners = new Map(groupsOfOtherSources.map(({ gruppeId, kilde }) => [gruppeId, kilde]));
    return groups.flatMap(({ groupId }, i) => {
      const kilde = owners.get(groupId);
      if (kilde === undefined) return [];
      return [{ lokalId: null, path: ['groups', String(i), 'groupId'], details: { gruppeId: groupId, kilde } }];
    });
  },
};
