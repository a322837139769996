import { z } from 'zod';
import { sql } from '../../common/database/sql.ts';
import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { fields } from '../import/fields.ts';
import { token } from '../import/token.ts';
import { effective, parseOplysninger } from '../person/oplysninger.ts';
import type { KildeInput } from './kilde-input.ts';
import { kildeOrder } from './kilde-order.ts';

const schema = z.strictObject({
  kommuneKode: fields.kommuneKode,
  kilder: z.array(z.strictObject({ kode: token(100), navn: token(200), prioritet: z.int().min(0).max(999) })).max(100),
});

/** Sets the precedence of a municipality's sources, and with it what holds of those whom several of them know. */
export const setKilder = (kommuneKode: string, kilder: readonly KildeInput[]): UseCase => ({
  action: 'kilde.write',
  input: [kommuneKode, kilder],
  run: (work) => set(work, kommuneKode, kilder),
});

async function set(work: Work, kode: string, given: readonly KildeInput[]): Promise<void> {
  const input = readInput(work, schema, { kommuneKode: kode, kilder: given }, []);
  if (!input) return;
  const { kommuneKode, kilder } = input;
  await work.load('kilde', 'kommuneKode', [kommuneKode]);
  const known = new Map(work.all('kilde').map((kilde) => [kilde.after.kode, kilde]));
  for (const [i, kilde] of kilder.entries()) {
    const path = ['kilder', String(i)];
    const isTwice = kilder.findIndex(({ kode }) => kode === kilde.kode) < i;
    const existing = known.get(kilde.kode);
    if (isTwice) work.refuse('KILDE_TWICE', path, { value: kilde.kode });
    else if (existing) work.change(existing, kilde, path);
    else work.create('kilde', { kommuneKode, ...kilde }, path);
  }
  await recompute(work, kommuneKode);
}

async function recompute(work: Work, kommuneKode: string): Promise<void> {
  await work.loadSome('person', sql`"kommuneKode" = ${kommuneKode} AND "antalKilder" > 1`);
  for (const person of work.all('person')) {
    const oplysninger = parseOplysninger(person.after.oplysninger);
    const order = kildeOrder(work, kommuneKode, Object.keys(oplysninger));
    work.change(person, effective(oplysninger, order, person.after), ['kilder'], ['oplysninger']);
  }
}
