import type { Kontrol } from './kontrol.ts';

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

/** GroupId is the group's key within the institution. */
export const groupIdUnique: Kontrol = {
  code: 'GROUP_ID_UNIQUE',
  severity: 'refusal',
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

export const groupLevelRule: Kontrol = {
  code: 'GROUP_LEVEL_RULE',
  severity: 'refusal',
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

/** Several sources may deliver to a unit, but they must be coordinated so that groups are not doubled. */
export const groupCrossSource: Kontrol = {
  code: 'GROUP_CROSS_SOURCE',
  severity: 'refusal',
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
