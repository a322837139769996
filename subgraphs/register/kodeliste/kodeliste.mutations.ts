import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { sql } from '../../common/database/sql.ts';
import { Kode } from '../../common/kode.ts';
import { openEnd } from '../../common/parse/days.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';
import type { RegisterTransaction } from '../database.ts';
import { problem } from '../errors/refusals.ts';
import type { Kombination as Row } from '../generated/sqlite/client.ts';
import {
  type EditArguments,
  editKodebog,
  malformed,
  refusedEdit,
  staleEdit,
  textProblems,
  validityProblems,
  versionsOf,
} from './edit-kodebog.ts';
import { type Kodebog, type Liste, lawful, lawfulKey } from './kodebog.ts';
import { KodePayload, KombinationerPayload, toKombinationer } from './kodeliste.ts';
import {
  type Edit,
  type KodeInput,
  type KombinationInput,
  ReplaceKombinationerInput,
  SetKodeInput,
} from './kodeliste-inputs.ts';

const toEdit = (
  { dryRun, idempotencyKey = null }: WriteArguments,
  { expectedVersion = null }: Edit,
): EditArguments => ({
  dryRun,
  idempotencyKey,
  expectedVersion,
});

@Resolver()
export class KodelisteMutations {
  @Mutation(() => KodePayload, {
    description:
      'Adds a code to a code table, or changes the one there is; give it a last day to end it. For code-table administrators. Rows that have an ended code keep it, as findings. Errors: NOT_ALLOWED, VALUE_MALFORMED, VERSION_MISMATCH, IDEMPOTENCY_KEY_REUSED, REGISTER_READONLY.',
  })
  setKode(
    @Arg('input', () => SetKodeInput) { expectedVersion, ...kode }: SetKodeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<KodePayload> {
    return setKode(context, kode, toEdit(args, { expectedVersion }));
  }

  @Mutation(() => KombinationerPayload, {
    description:
      'Replaces the lawful combinations of legal basis, ownership and kind of day-care as a whole. For code-table administrators. Errors: NOT_ALLOWED, KODE_UNKNOWN, OBJECT_TWICE, VALUE_MALFORMED, VERSION_MISMATCH, IDEMPOTENCY_KEY_REUSED, REGISTER_READONLY.',
  })
  replaceKombinationer(
    @Arg('input', () => ReplaceKombinationerInput) { kombinationer, expectedVersion }: ReplaceKombinationerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<KombinationerPayload> {
    return replaceKombinationer(context, kombinationer, toEdit(args, { expectedVersion }));
  }
}

/** The program itself knows the two states of aktivitetsstatus, so that table has no other. */
const editable: readonly Liste[] = ['ejerform', 'lovgrundlag', 'institutionstype', 'postnummer'];
const columns = ['tekst', 'gyldigFra', 'gyldigTil', 'kilde', 'note'] as const;

type PreparedKode = Pick<KodePayload, 'errors' | 'warnings' | 'kode' | 'changes'>;

/** Adds a code, or changes the one there is. Codes are never removed, since rows of any time may have them. */
async function setKode(context: RegisterContext, input: KodeInput, args: EditArguments): Promise<KodePayload> {
  const { kodebog } = context;
  const nothing: PreparedKode = { errors: [], warnings: [], kode: null, changes: [] };
  const errors = [...refusedEdit(context, args), ...kodeProblems(input)];
  if (errors.length > 0) {
    errors.push(...staleEdit(kodebog, args));
    return { ...nothing, errors, ...versionsOf(kodebog), replayed: false };
  }
  const { liste, kode } = input;
  const { tekst, gyldigFra = null, gyldigTil = null, kilde, note = null } = input;
  const after = { tekst, gyldigFra, gyldigTil: openEnd(gyldigTil), kilde, note };
  const answer = await editKodebog(context, args, { setKode: input }, nothing, async (tx) => {
    const where = { liste_kode: { liste, kode } };
    const before = await tx.kode.findUnique({ where });
    const changes = columns
      .map((field) => ({ field, before: before?.[field] ?? null, after: after[field] }))
      .filter((change) => change.before !== change.after);
    const store = () => tx.kode.upsert({ where, create: { liste, kode, ...after }, update: after });
    const edit = { emne: `${liste}/${kode}`, before, after: { liste, kode, ...after }, store };
    const answer: PreparedKode = {
      errors: [],
      warnings: [],
      kode: Object.assign(new Kode(), { kode, ...after }),
      changes,
    };
    return { answer, edit: changes.length > 0 ? edit : null };
  });
  return answer.errors.length > 0 ? { ...answer, ...nothing, errors: answer.errors } : answer;
}

function kodeProblems(input: KodeInput): Problem[] {
  const path = ['input'];
  const { liste, kode, tekst } = input;
  const listed = editable.join(', ').toUpperCase();
  return [
    ...(editable.includes(liste) ? [] : [malformed([...path, 'liste'], liste, listed, listed)]),
    ...(/^\d{1,4}$/.test(kode) ? [] : [malformed([...path, 'kode'], kode, '1 to 4 digits', '1 til 4 cifre')]),
    ...(tekst.trim() === '' ? [malformed([...path, 'tekst'], tekst, 'a text', 'en tekst')] : []),
    ...textProblems(tekst, 200, [...path, 'tekst']),
    ...validityProblems(input, path),
  ];
}

type PreparedKombinationer = Pick<KombinationerPayload, 'errors' | 'warnings' | 'added' | 'removed' | 'becomeUnlawful'>;

/** Replaces the matrix of lawful combinations as a whole, as STIL publishes it. */
async function replaceKombinationer(
  context: RegisterContext,
  input: readonly KombinationInput[],
  args: EditArguments,
): Promise<KombinationerPayload> {
  const { kodebog } = context;
  const nothing: PreparedKombinationer = { errors: [], warnings: [], added: [], removed: [], becomeUnlawful: 0 };
  const refused = refusedEdit(context, args);
  if (refused.length > 0) {
    const errors = [...refused, ...kombinationProblems(input, kodebog), ...staleEdit(kodebog, args)];
    return { ...nothing, errors, ...versionsOf(kodebog), replayed: false };
  }
  const after = input.map(toRow);
  return editKodebog(context, args, { replaceKombinationer: input }, nothing, async (tx) => {
    const errors = kombinationProblems(input, kodebog);
    if (errors.length > 0) return { answer: { ...nothing, errors }, edit: null };
    const before = kodebog.kombinationer();
    const added = without(after, before);
    const removed = without(before, after);
    const store = async () => {
      await tx.kombination.deleteMany();
      await tx.kombination.createMany({ data: after });
    };
    const answer: PreparedKombinationer = {
      added: toKombinationer(kodebog, added),
      removed: toKombinationer(kodebog, removed),
      becomeUnlawful: await countUnlawful(tx, before, after),
      errors,
      warnings: [],
    };
    const edit = { emne: 'kombinationer', before, after, store };
    return { answer, edit: added.length + removed.length > 0 ? edit : null };
  });
}

const toRow = ({ lovgrundlag, ejerform, institutionstype, ...rest }: KombinationInput): Row => ({
  lovgrundlagKode: lovgrundlag,
  ejerformKode: ejerform,
  institutionstypeKode: institutionstype,
  gyldigFra: rest.gyldigFra ?? null,
  gyldigTil: openEnd(rest.gyldigTil ?? null),
  kilde: rest.kilde,
  note: rest.note ?? null,
});

function kombinationProblems(input: readonly KombinationInput[], kodebog: Kodebog): Problem[] {
  const seen = new Set<string>();
  return input.flatMap((kombination, i) => {
    const path = ['input', 'kombinationer', String(i)];
    const row = toRow(kombination);
    const key = lawfulKey(row);
    const twice = seen.has(key) ? [problem('OBJECT_TWICE', path, { field: 'kombinationer', value: key })] : [];
    seen.add(key);
    return [...twice, ...unknownKoder(kombination, kodebog, path), ...validityProblems(kombination, path)];
  });
}

const unknownKoder = (kombination: KombinationInput, kodebog: Kodebog, path: string[]): Problem[] =>
  (['lovgrundlag', 'ejerform', 'institutionstype'] as const)
    .filter((liste) => !kodebog.has(liste, kombination[liste]))
    .map((liste) => problem('KODE_UNKNOWN', [...path, liste], { field: liste, value: kombination[liste], liste }));

/** The combinations of one matrix that do not stand in the other in just the same way. */
function without(rows: readonly Row[], others: readonly Row[]): Row[] {
  const whole = (row: Row) => JSON.stringify([lawfulKey(row), row.gyldigFra, row.gyldigTil, row.kilde, row.note]);
  const there = new Set(others.map(whole));
  return rows.filter((row) => !there.has(whole(row)));
}

type Group = { ejerformKode: string; lovgrundlagKode: string; institutionstypeKode: string; units: number | bigint };

/** How many active units are lawful under one matrix and not under the other. */
async function countUnlawful(tx: RegisterTransaction, before: readonly Row[], after: readonly Row[]): Promise<number> {
  const groups = await tx.$queryRaw<Group[]>(sql`
    SELECT d."ejerformKode", d."lovgrundlagKode", a."institutionstypeKode", count(*) AS "units"
    FROM "Anvisningsenhed" a JOIN "Daginstitution" d ON d."nummer" = a."daginstitutionsNummer" AND d."toChange" IS NULL
    WHERE a."toChange" IS NULL AND a."aktivitetsstatus" = 'Aktiv'
    GROUP BY d."ejerformKode", d."lovgrundlagKode", a."institutionstypeKode"`);
  const [old, now] = [lawful(before), lawful(after)];
  return groups
    .filter((group) => old.has(lawfulKey(group)) && !now.has(lawfulKey(group)))
    .reduce((sum, { units }) => sum + Number(units), 0);
}
