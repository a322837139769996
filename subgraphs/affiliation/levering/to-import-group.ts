import type { Gruppe } from '../generated/sqlite/client.ts';
import type { ImportGroup } from '../unilogin/import-group.ts';

export const toImportGroup = ({ kode, navn, gruppetype, trin, linje, gyldigFra, gyldigTil }: Gruppe): ImportGroup => ({
  groupId: kode,
  groupName: navn,
  groupType: gruppetype,
  groupLevel: trin,
  line: linje,
  fromDate: gyldigFra,
  toDate: gyldigTil,
});
