import { isDay } from '../../common/parse/is-day.ts';
import type { Gruppe } from '../generated/sqlite/client.ts';
import type { ImportGroup } from '../unilogin/import-document.ts';

export const toImportGroup = ({ kode, navn, gruppetype, trin, linje, gyldigFra, gyldigTil }: Gruppe): ImportGroup => ({
  groupId: kode,
  groupName: navn,
  groupType: gruppetype,
  groupLevel: trin,
  line: linje,
  fromDate: orNone(gyldigFra),
  toDate: orNone(gyldigTil),
});

/** Days that were stored before all doors looked at them; the document can be without. */
const orNone = (day: string | null): string | null => (day !== null && isDay(day) ? day : null);
