import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { sql } from '../../../common/database/sql.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { kildeOrder, manualKilde } from '../../core/change/kilde-order.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';
import { effective, parseWords } from '../../core/input/person-fields.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import { readKilder, readKildeskribenter } from './kilde.reader.ts';
import { KilderPayload, KildeskribenterPayload, SetKilderInput, SetKildeskribenterInput } from './kilde.ts';

@Resolver()
export class KildeMutations {
  @Mutation(() => KilderPayload, {
    description:
      'Sets the precedence of source systems of a municipality; one that is not among them stays as it is. Persons whom several sources know are computed anew in the same write. Errors: FIELD_MALFORMED, KILDE_TWICE, VERSION_MISMATCH.',
  })
  async setKilder(
    @Arg('input', () => SetKilderInput) input: SetKilderInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<KilderPayload> {
    const outcome = await context.write(setKilder(input), args);
    if (outcome.errors.length > 0 || args.dryRun) return { ...outcome, kilder: [] };
    return { ...outcome, kilder: await readKilder(context, parseKommunekode(input.kommuneKode, 'kommuneKode'), null) };
  }
}

const kildeSchema = z.strictObject({
  kode: token(100),
  navn: token(200),
  prioritet: z.int().min(0).max(999),
  expectedVersion: orNone(z.int()),
});

const schema = z.strictObject({ kommuneKode: fields.kommuneKode, kilder: z.array(kildeSchema).max(100) });

/** Sets the precedence of a municipality's sources, and with it what holds for the persons that several of them know. */
const setKilder = (input: SetKilderInput): UseCase => ({
  action: 'kilde.write',
  input,
  run: (work) => set(work, input),
});

async function set(work: Work, input: SetKilderInput): Promise<void> {
  const given = readInput(work, schema, input, ['input']);
  if (!given) return;
  const { kommuneKode, kilder } = given;
  await work.load('kilde', 'kommuneKode', [kommuneKode]);
  const known = new Map(work.all('kilde').map((kilde) => [kilde.after.kode, kilde]));
  for (const [i, { expectedVersion, ...kilde }] of kilder.entries()) {
    const path = ['input', 'kilder', String(i)];
    const isTwice = kilder.findIndex(({ kode }) => kode === kilde.kode) < i;
    const existing = known.get(kilde.kode);
    work.expectVersion(existing, [...path, 'expectedVersion'], expectedVersion);
    if (isTwice) work.refuse('KILDE_TWICE', path, { value: kilde.kode });
    else if (existing) work.change(existing, kilde, path);
    else work.create('kilde', { kommuneKode, ...kilde }, path);
  }
  await recompute(work, kommuneKode);
}

async function recompute(work: Work, kommuneKode: string): Promise<void> {
  await work.loadSome('person', sql`"kommuneKode" = ${kommuneKode} AND "antalKilder" > 1`);
  for (const person of work.all('person')) {
    const sourceWords = parseWords(person.after.sourceWords);
    const order = kildeOrder(work, kommuneKode, Object.keys(sourceWords));
    work.change(person, effective(sourceWords, order, person.after), ['input', 'kilder'], ['sourceWords']);
  }
}

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

const skribentSchema = z.strictObject({
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
  run: (work) => setSkribenter(work, input),
});

async function setSkribenter(work: Work, input: SetKildeskribenterInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, skribentSchema, input, path, { kilde: '–', noegler: [], cvrNumre: [], subjekter: [] });
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
