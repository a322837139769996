import type { ImportGroup } from '../unilogin/import-document.ts';
import { said } from './person-row.ts';

/** A Group element as a row. */
export const groupRow = (enhed: string, group: ImportGroup): object => ({
  type: 'gruppe',
  enhed,
  kode: group.groupId,
  navn: said(group.groupName),
  gruppetype: group.groupType,
  trin: said(group.groupLevel),
  linje: said(group.line),
  gyldigFra: said(group.fromDate),
  gyldigTil: said(group.toDate),
});
