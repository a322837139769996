import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { sql } from '../../../common/database/sql.ts';
import { fold } from '../../../common/text/fold.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';
import { dayBefore, overlaps } from '../../core/periode/periode.ts';
import { koder } from '../../unilogin/koder.ts';
import { readRollemappings } from './rollemapping.reader.ts';
import { RemoveRollemappingInput, RollemappingPayload, SetRollemappingInput } from './rollemapping.ts';

@Resolver()
export class RollemappingMutations {
  @Mutation(() => RollemappingPayload, {
    description:
      'Decides what a job title is from a day on. Employees attached without roles get them by it; those who are there keep theirs. Errors: FIELD_MALFORMED, PERIOD_BACKWARDS, ROLLEMAPPING_OVERLAP.',
  })
  setRollemapping(
    @Arg('input', () => SetRollemappingInput) input: SetRollemappingInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<RollemappingPayload> {
    return writeRollemapping(context, setRollemapping(input), args);
  }

  @Mutation(() => RollemappingPayload, {
    description:
      'Ends a mapping: the shipped table holds again for its job title. Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, FIELD_MALFORMED, PERIOD_BACKWARDS.',
  })
  removeRollemapping(
    @Arg('input', () => RemoveRollemappingInput) input: RemoveRollemappingInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<RollemappingPayload> {
    return writeRollemapping(context, removeRollemapping(input), args);
  }
}

async function writeRollemapping(context: AffiliationContext, useCase: UseCase, args: WriteArguments) {
  const outcome = await context.write(useCase, args);
  const written = outcome.changeset === null ? [] : outcome.changes;
  const id = (written.find(({ action }) => action === 'create') ?? written[0])?.id ?? null;
  if (id === null) return { ...outcome, rollemapping: null };
  const [rollemapping = null] = await readRollemappings(context.database, sql`"id" = ${id}`, null);
  return { ...outcome, rollemapping };
}

const setSchema = z.strictObject({
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
const setRollemapping = (input: SetRollemappingInput): UseCase => ({
  action: 'rollemapping.write',
  input,
  run: (work) => set(work, input),
});

async function set(work: Work, input: SetRollemappingInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, setSchema, input, path, standIns);
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

const removeSchema = z.strictObject({
  id: fields.id,
  expectedVersion: orNone(z.int()),
  sidsteDag: orNone(fields.day),
});

/** Ends a mapping: the shipped table holds again. Who has roles by it keeps them. */
const removeRollemapping = (input: RemoveRollemappingInput): UseCase => ({
  action: 'rollemapping.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, removeSchema, input, path);
    if (!given) return;
    await work.load('rollemapping', 'id', [given.id]);
    const mapping = work.existing('rollemapping', given.id, [...path, 'id'], given.expectedVersion);
    if (mapping) work.change(mapping, { gyldigTil: given.sidsteDag ?? dayBefore(work.today) }, path);
  },
});
