import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { sql } from '../../../common/database/sql.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { manualKilde } from '../../core/change/kilde-order.ts';
import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';
import { parseKommunekode } from '../../units/enhed/enhed-reach.ts';
import { readKildeskribenter } from './kilde.reader.ts';
import { KildeskribenterPayload, SetKildeskribenterInput } from './kilde.ts';

@Resolver()
export class KildeskribenterMutations {
  @Mutation(() => KildeskribenterPayload, {
    description:
      'Says who may write as a source in a municipality: deny by default, so a source needs this before its system can write (KILDE_NOT_YOURS). What staff do by hand has a source of its own, which cannot be given away. Errors: FIELD_MALFORMED, KILDE_MANUAL, VERSION_MISMATCH.',
  })
  async setKildeskribenter(
    @Arg('input', () => SetKildeskribenterInput) input: SetKildeskribenterInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<KildeskribenterPayload> {
    const outcome = await context.write(setKildeskribenter({ ...input }), args);
    if (outcome.errors.length > 0 || args.dryRun) return { ...outcome, kildeskribenter: null };
    const { kommuneKode, kilde } = input;
    const kode = parseKommunekode(kommuneKode, 'kommuneKode');
    const [kildeskribenter = null] = await readKildeskribenter(
      context.database,
      sql`"kommuneKode" = ${kode} AND "kilde" = ${kilde} AND "toChange" IS NULL`,
    );
    return { ...outcome, kildeskribenter };
  }
}

const most = 100;

const keyId = z
  .string()
  .transform((text) => text.replace(/^api-key:/, ''))
  .refine((text) => /^[\da-f]{16}$/.test(text), {
    params: { expected: "an API key's id", forventet: 'id på en API-nøgle', example: '0123456789abcdef' },
  });

/** As tokens have them; no token has that of an API key. */
const subject = z.string().refine((text) => /^[\x21-\x7e]{1,255}$/.test(text) && !text.startsWith('api-key:'), {
  params: { expected: "a token's subject", forventet: 'subject i et token' },
});

const schema = z.strictObject({
  kommuneKode: fields.kommuneKode,
  kilde: token(100),
  noegler: z.array(keyId).max(most),
  cvrNumre: z.array(fields.digits(8)).max(most),
  subjekter: z.array(subject).max(most),
  expectedVersion: orNone(z.int()),
});

/** Says who may write as a source of a municipality. */
const setKildeskribenter = (input: SetKildeskribenterInput): UseCase => ({
  action: 'kilde.write',
  input,
  run: (work) => set(work, input),
});

async function set(work: Work, input: SetKildeskribenterInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path, { kilde: '–', noegler: [], cvrNumre: [], subjekter: [] });
  if (!given) return;
  const { kommuneKode, kilde, expectedVersion } = given;
  if (kilde === manualKilde) work.refuse('KILDE_MANUAL', [...path, 'kilde'], { value: kilde });
  await work.load('kildeskribenter', 'kommuneKode', [kommuneKode]);
  const known = work.all('kildeskribenter').find(({ after }) => after.kilde === kilde);
  work.expectVersion(known, [...path, 'expectedVersion'], expectedVersion);
  const listed = (values: readonly string[]) => JSON.stringify([...new Set(values)].sort());
  const content = {
    ...{ kommuneKode, kilde, noegler: listed(given.noegler) },
    ...{ cvrNumre: listed(given.cvrNumre), subjekter: listed(given.subjekter) },
  };
  if (known) work.change(known, content, path);
  else work.create('kildeskribenter', content, path);
}
