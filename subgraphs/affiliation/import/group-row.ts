import type { ImportGroup } from '../unilogin/import-group.ts';

/** A Group element as a row. */
export const groupRow = (enhed: string, group: ImportGroup): object => ({
  type: 'gruppe',
  enhed,
  kode: group.groupId,
  navn: group.groupName,
  gruppetype: group.groupType,
  trin: group.groupLevel,
  linje: group.line,
  gyldigFra: group.fromDate,
  gyldigTil: group.toDate,
});
