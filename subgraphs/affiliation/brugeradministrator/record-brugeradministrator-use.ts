import { readDay } from '../change/read-day.ts';
import type { UseCase } from '../change/use-case.ts';

interface RecordUse {
  id: string;
  dag: string | null;
  expectedVersion: number | null;
}

/** Notes that the access was used on a day. An earlier day than is noted changes nothing. */
export const recordBrugeradministratorUse = (input: RecordUse): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { id, dag: given, expectedVersion } = input;
    const dag = given === null ? work.today : readDay(work, given, ['dag']);
    await work.load('brugeradministrator', 'id', [id]);
    const known = work.existing('brugeradministrator', id, ['id'], expectedVersion);
    if (!known || dag === undefined) return;
    const { gyldigFra, gyldigTil, sidstAnvendt } = known.after;
    if (dag > work.today || dag < gyldigFra || (gyldigTil !== null && dag > gyldigTil))
      work.refuse('BRUGERADMINISTRATOR_DAY', ['dag'], { value: dag, example: work.today });
    const isLater = sidstAnvendt === null || sidstAnvendt < dag;
    work.change(known, { sidstAnvendt: isLater ? dag : sidstAnvendt }, ['id']);
  },
});
