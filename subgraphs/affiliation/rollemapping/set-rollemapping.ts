import { z } from 'zod';
import { fold } from '../../common/text/fold.ts';
import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { fields, orNone } from '../import/fields.ts';
import { token } from '../import/token.ts';
import { dayBefore, overlaps } from '../periode/periode.ts';
import { koder } from '../unilogin/koder.ts';
import type { SetRollemappingInput } from './rollemapping-inputs.ts';

const schema = z.strictObject({
  kommuneKode: fields.kommuneKode,
  stilling: token(200),
  roller: z.array(z.enum(koder.ansatrolle.values)).min(1).max(7),
  kildemaerke: token(500),
  gyldigFra: orNone(fields.day),
  gyldigTil: orNone(fields.lastDay),
});

/** What no mapping can be without. */
const standIns = { stilling: '–', roller: ['Pædagog'], kildemaerke: '–' };

/** Decides what a job title is from a day on; what held till then ends, and what began the same day is changed. */
export const setRollemapping = (input: SetRollemappingInput): UseCase => ({
  action: 'rollemapping.write',
  input,
  run: (work) => set(work, input),
});

async function set(work: Work, input: SetRollemappingInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path, standIns);
  if (!given) return;
  const { kommuneKode, stilling } = given;
  const period = { gyldigFra: given.gyldigFra ?? work.today, gyldigTil: given.gyldigTil };
  const content = { ...given, ...period, roller: JSON.stringify(given.roller) };
  await work.load('rollemapping', 'kommuneKode', [kommuneKode]);
  const earlier = work
    .where('rollemapping', 'kommuneKode', kommuneKode)
    .filter(({ after }) => fold(after.stilling) === fold(stilling) && overlaps(after, period));
  const same = earlier.find(({ after }) => after.gyldigFra === period.gyldigFra);
  if (same) work.change(same, content, path);
  else work.create('rollemapping', content, path);
  for (const other of earlier)
    if (other.after.gyldigFra < period.gyldigFra) work.change(other, { gyldigTil: dayBefore(period.gyldigFra) }, path);
}
