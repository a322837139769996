import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { sql } from '../../../common/database/sql.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { kildeOrder } from '../../core/change/kilde-order.ts';
import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, token } from '../../core/input/fields.ts';
import { effective, parseWords } from '../../core/input/person-fields.ts';
import { parseKommunekode } from '../../units/enhed/enhed-reach.ts';
import { readKilder } from './kilde.reader.ts';
import { KildeInput, KilderPayload } from './kilde.ts';

@Resolver()
export class KildeMutations {
  @Mutation(() => KilderPayload, {
    description:
      'Sets the precedence of source systems of a municipality; one that is not among them stays as it is. Persons whom several sources know are computed anew in the same write. It takes no `expectedVersion`: each source that is named is set whole, from nothing that was read; a dry run shows what it would replace. Errors: FIELD_MALFORMED, KILDE_TWICE.',
  })
  async setKilder(
    @Arg('kommuneKode', () => String, { description: 'Code of the municipality: "101".' }) kommuneKode: string,
    @Arg('kilder', () => [KildeInput], { description: 'The sources, at most 100.' }) kilder: KildeInput[],
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<KilderPayload> {
    const outcome = await context.write(setKilder(kommuneKode, kilder), args);
    if (outcome.errors.length > 0 || args.dryRun) return { ...outcome, kilder: [] };
    return { ...outcome, kilder: await readKilder(context, parseKommunekode(kommuneKode, 'kommuneKode'), null) };
  }
}

const schema = z.strictObject({
  kommuneKode: fields.kommuneKode,
  kilder: z.array(z.strictObject({ kode: token(100), navn: token(200), prioritet: z.int().min(0).max(999) })).max(100),
});

/** Sets the precedence of a municipality's sources, and with it what holds for the persons that several of them know. */
const setKilder = (kommuneKode: string, kilder: readonly KildeInput[]): UseCase => ({
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
    const oplysninger = parseWords(person.after.oplysninger);
    const order = kildeOrder(work, kommuneKode, Object.keys(oplysninger));
    work.change(person, effective(oplysninger, order, person.after), ['kilder'], ['oplysninger']);
  }
}
