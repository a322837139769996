import { sql } from '../../common/database/sql.ts';
import { problem } from '../../common/errors/problem.ts';
import { openEnd } from '../../common/parse/days.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Kombination as Row } from '../generated/sqlite/client.ts';
import { type EditArguments, editKodebog, refusedEdit, staleEdit } from './edit-kodebog.ts';
import { codeTableVersion, type Kodebog, lawful, lawfulKey } from './kodebog.ts';
import { type KombinationerPayload, toKombinationer } from './kodeliste.ts';
import type { KombinationInput } from './kodeliste-inputs.ts';
import { validityProblems } from './row-problems.ts';

type Prepared = Pick<KombinationerPayload, 'errors' | 'added' | 'removed' | 'becomeUnlawful'>;

/** Replaces the matrix of lawful combinations as a whole, as STIL publishes it. */
export async function replaceKombinationer(
  context: RegisterContext,
  input: readonly KombinationInput[],
  args: EditArguments,
): Promise<KombinationerPayload> {
  const { kodebog } = context;
  const nothing: Prepared = { errors: [], added: [], removed: [], becomeUnlawful: 0 };
  const refused = refusedEdit(context, args);
  if (refused.length > 0) {
    const errors = [...refused, ...problemsOf(input, kodebog), ...staleEdit(kodebog, args)];
    return { ...nothing, errors, codeTableVersion: codeTableVersion(kodebog), replayed: false };
  }
  const after = input.map(toRow);
  return editKodebog(context, args, { replaceKombinationer: input }, nothing, async (tx) => {
    const errors = problemsOf(input, kodebog);
    if (errors.length > 0) return { answer: { ...nothing, errors }, edit: null };
    const before = kodebog.kombinationer();
    const added = without(after, before);
    const removed = without(before, after);
    const store = async () => {
      await tx.kombination.deleteMany();
      await tx.kombination.createMany({ data: after });
    };
    const answer: Prepared = {
      added: toKombinationer(kodebog, added),
      removed: toKombinationer(kodebog, removed),
      becomeUnlawful: await countUnlawful(tx, before, after),
      errors,
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

function problemsOf(input: readonly KombinationInput[], kodebog: Kodebog): Problem[] {
  const seen = new Set<string>();
  return input.flatMap((kombination, i) => {
    const path = ['kombinationer', String(i)];
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
