import { actorOf, may } from '../../common/auth/may.ts';
import { parseDay } from '../../common/scalars/date-time.ts';
import { isShowable } from '../../common/text/clean-text.ts';
import { holdsCpr } from '../../common/text/cpr-text.ts';
import { hashOf, keyProblems, replayed, storeAnswer } from '../../common/writes/idempotency.ts';
import { databaseProblem, transact } from '../../common/writes/transact.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';
import type { RegisterTransaction } from '../database.ts';
import { problem, refusalProblem } from '../errors/refusals.ts';
import { codeTableVersion, editionCounter, type Kodebog } from './kodebog.ts';
import type { KodePayload } from './kodeliste.ts';
import type { ValidityInput } from './kodeliste-inputs.ts';

export interface EditArguments {
  dryRun: boolean;
  /** The same key with the same input is carried out once and answered the same. */
  idempotencyKey: string | null;
  /** The number of the last edit that the caller has seen; null when it does not care. */
  expectedVersion: number | null;
}

/** How far the code tables have come, as `status` has it. */
type EditVersions = Pick<KodePayload, 'kodeEdition' | 'codeTableVersion'>;

export const versionsOf = (kodebog: Kodebog): EditVersions => ({
  kodeEdition: kodebog.editionNumber,
  codeTableVersion: codeTableVersion(kodebog),
});

/** An edit of the code tables, found lawful: what it is about, and how it is stored. */
interface KodeEdit {
  emne: string;
  before: unknown;
  after: unknown;
  store(tx: RegisterTransaction): Promise<unknown>;
}

/** Why the caller may not edit the code tables now, and nothing when it may. */
export function refusedEdit({ caller, database }: RegisterContext, args: EditArguments): Problem[] {
  const refused = may(caller, 'kodeliste.update', { kommuner: [] });
  if (refused) return [refusalProblem(refused, [])];
  const isClosed = database.mode === 'readonly' && !args.dryRun;
  return [...(isClosed ? [problem('REGISTER_READONLY', [])] : []), ...keyProblems({ ...args, actor: actorOf(caller) })];
}

/** Why an edit is refused whose caller has seen other tables than there are. */
export function staleEdit(kodebog: Kodebog, { expectedVersion: value }: EditArguments): Problem[] {
  const current = kodebog.editionNumber;
  if (value === null || value === current) return [];
  return [problem('VERSION_MISMATCH', ['input', 'expectedVersion'], { value, current })];
}

/**
 * Prepares an edit on the tables as they are when its turn comes, and stores it with its place in their history. Edits
 * wait for each other; a write that runs meanwhile goes by the tables it began with. `input` is what an idempotency key
 * stands for.
 */
export async function editKodebog<Answer extends { errors: Problem[] }>(
  { database, kodebog, caller, requestId }: RegisterContext,
  args: EditArguments,
  input: unknown,
  nothing: Answer,
  prepare: (tx: RegisterTransaction) => Promise<{ answer: Answer; edit: KodeEdit | null }>,
): Promise<Answer & EditVersions & { replayed: boolean }> {
  const { dryRun, idempotencyKey } = args;
  const keyed = { actor: actorOf(caller), idempotencyKey: dryRun ? null : idempotencyKey };
  const answer = await transact(database.write, async (tx: RegisterTransaction) => {
    const edition = await takeTurn(tx);
    await kodebog.keepUp(tx, edition);
    const earlier = await replayed<Answer>(tx, keyed, hashOf(input));
    if (earlier)
      return 'refused' in earlier
        ? { ...nothing, errors: [earlier.refused], replayed: false }
        : { ...earlier.answer, replayed: true };
    const { answer, edit } = await prepare(tx);
    answer.errors.push(...staleEdit(kodebog, args));
    if (dryRun || answer.errors.length > 0) return { ...answer, replayed: false };
    if (edit !== null) await storeEdit(tx, edit, { edition: edition + 1, actor: keyed.actor, requestId });
    await storeAnswer(tx, database.provider, keyed, hashOf(input), answer);
    return { ...answer, replayed: false };
  }).catch((error: unknown) => ({ ...nothing, errors: [databaseProblem(error)], replayed: false }));
  await kodebog.keepUp(database.read);
  return { ...answer, ...versionsOf(kodebog) };
}

async function storeEdit(
  tx: RegisterTransaction,
  { emne, before, after, store }: KodeEdit,
  made: { edition: number; actor: string; requestId: string },
): Promise<void> {
  await store(tx);
  await tx.counter.update({ where: { navn: editionCounter }, data: { vaerdi: made.edition } });
  const json = { before: before === null ? null : JSON.stringify(before), after: JSON.stringify(after) };
  await tx.kodeEdition.create({ data: { ...made, at: new Date(), emne, ...json } });
}

/** Locks the edition's row until the transaction ends, and returns the edition. */
async function takeTurn(tx: RegisterTransaction): Promise<number> {
  await tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES (${editionCounter}, 0) ON CONFLICT ("navn") DO NOTHING`;
  await tx.$executeRaw`UPDATE "Counter" SET "vaerdi" = "vaerdi" WHERE "navn" = ${editionCounter}`;
  return (await tx.counter.findUniqueOrThrow({ where: { navn: editionCounter } })).vaerdi;
}

/** A value that does not have the form expected there, in both languages. */
export function malformed(path: string[], value: unknown, expected: string, forventet: string): Problem {
  return problem('VALUE_MALFORMED', path, { field: path.at(-1) ?? '', value: value ?? null, expected, forventet });
}

/** What is wrong with a text of a code table. */
export function textProblems(text: string, longest: number, path: string[]): Problem[] {
  if (holdsCpr(text)) return [problem('CPR_NOT_HERE', path, { field: path.at(-1) ?? '' })];
  if (text.length <= longest && isShowable(text)) return [];
  return [
    malformed(
      path,
      text,
      `at most ${longest} characters without control characters`,
      `højst ${longest} tegn uden styretegn`,
    ),
  ];
}

/** What is wrong with the days, source and note that a row of a code table is given. */
export function validityProblems({ gyldigFra, gyldigTil, note }: ValidityInput, path: string[]): Problem[] {
  const days = [
    ...dayProblems(gyldigFra ?? null, [...path, 'gyldigFra']),
    ...dayProblems(gyldigTil ?? null, [...path, 'gyldigTil']),
  ];
  const order =
    days.length === 0 && gyldigFra && gyldigTil && gyldigFra > gyldigTil
      ? [malformed([...path, 'gyldigTil'], gyldigTil, `a day from ${gyldigFra} on`, `en dag fra ${gyldigFra}`)]
      : [];
  return [...days, ...order, ...textProblems(note ?? '', 500, [...path, 'note'])];
}

function dayProblems(day: string | null, path: string[]): Problem[] {
  try {
    if (day !== null) parseDay(day, path.at(-1) ?? '');
    return [];
  } catch {
    return [
      problem('VALUE_MALFORMED', path, {
        field: path.at(-1) ?? '',
        value: day,
        expected: 'a day',
        forventet: 'en dag',
        example: '"2026-01-31"',
      }),
    ];
  }
}
