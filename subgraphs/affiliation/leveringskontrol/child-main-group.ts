import type { Kontrol } from './kontrol.ts';

/** MainGroupId must name a Hovedgruppe, which has a level. */
export const childMainGroup: Kontrol = {
  code: 'CHILD_MAIN_GROUP',
  severity: 'error',
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
