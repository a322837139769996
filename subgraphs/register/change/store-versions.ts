import { type ColumnType, insertRows, name, type Provider, recordset, sql } from '../../common/database/sql.ts';
import { nextVersion, type Tidslinje } from '../../common/timeline/timeline.ts';
import { mapInTurns } from '../../common/work/turns.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import { type Content, columnType, contentColumns } from '../dagtilbud/fields.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/niveau.ts';
import type { RegisterTransaction } from '../database.ts';
import { type Action, actionOf } from '../draft/diff.ts';
import { type Draft, type DraftObject, derivedColumns } from '../draft/draft.ts';
import type { ChangesetWriter } from './changeset-writer.ts';

/** One object of a known level changed. */
interface ObjectChangeOf<N extends Niveau> {
  niveau: N;
  nummer: string;
  action: Action;
  /** The version that held until now; null when the object is new. */
  before: Rows[N] | null;
  after: Content[N];
  /** The administrative municipality before and after; null before when the object is new. */
  kommuneBefore: string | null;
  kommuneAfter: string | null;
}

/** One object changed. */
export type ObjectChange = { [N in Niveau]: ObjectChangeOf<N> }[Niveau];

/** The commit that versions are part of, and what went before it. */
interface Commit {
  at: Date;
  tidslinjer: readonly Tidslinje[];
}

export type NumberedChange = { id: number; change: ObjectChange };

/** Ends the old versions and begins the new ones, of one level, and returns these. An object may stand only once among the changes. */
export async function storeVersions(
  tx: RegisterTransaction,
  provider: Provider,
  niveau: Niveau,
  changes: readonly NumberedChange[],
  commit: Commit,
): Promise<{ fromChange: number }[]> {
  const { table } = niveauer[niveau];
  const ending = changes.filter(({ change }) => change.before !== null);
  if (ending.length > 0) await endVersions(tx, provider, table, ending);
  const versions = await mapInTurns(changes, (change) => newVersion(change, commit));
  await insertRows(tx, provider, table, versions, columnTypes(niveau));
  return versions;
}

async function endVersions(tx: RegisterTransaction, provider: Provider, table: string, changes: NumberedChange[]) {
  const ends = changes.map(({ id, change }) => ({ endNummer: change.nummer, endChange: id }));
  const rows = recordset(provider, ends, { endNummer: 'TEXT', endChange: 'INTEGER' });
  const ended = await tx.$executeRaw(sql`
    UPDATE ${name(table)} SET "toChange" = "endChange" FROM ${rows}
    WHERE "nummer" = "endNummer" AND "toChange" IS NULL`);
  if (ended !== changes.length) throw new Error(`${table}: ${changes.length} versions to end, but ${ended} held`);
}

function newVersion({ id, change }: NumberedChange, { at, tidslinjer }: Commit) {
  const { nummer, before, after } = change;
  const version = nextVersion(before, tidslinjer);
  return { nummer, fromChange: id, version, opdateret: storedMoment(at), ...after, ...derivedColumns(after) };
}

function columnTypes(niveau: Niveau): Record<string, ColumnType> {
  const content = contentColumns[niveau].map((column) => [column, columnType(column)]);
  const derived = {
    foldedNavn: 'TEXT',
    sortNavn: 'TEXT',
    ...(niveau !== 'daginstitution' && { foldedAdresse: 'TEXT' }),
  };
  const own = { nummer: 'TEXT', fromChange: 'INTEGER', version: 'INTEGER', opdateret: 'TIMESTAMP(3)' } as const;
  return { ...own, ...Object.fromEntries(content), ...derived };
}

/** Gives new objects their numbers and writes everything the draft changes. Returns the numbers of all touched objects. */
export async function writeDraft(writer: ChangesetWriter, draft: Draft): Promise<Record<string, string>> {
  const touched = draft.touched();
  const numbers: Record<string, string> = {};
  for (const { id } of touched) numbers[id] = id.startsWith('#') ? writer.issueNummer() : id;
  const changes = await mapInTurns(touched, (object) => toChange(draft, object, numbers));
  await writer.write(changes.flat());
  return numbers;
}

function toChange(draft: Draft, object: DraftObject, numbers: Record<string, string>): ObjectChange[] {
  const { niveau, id, before, after } = object;
  const action = actionOf(niveau, before, after);
  if (action === null) return [];
  const kommuner = { kommuneBefore: draft.kommuneBefore(object), kommuneAfter: draft.kommuneAfter(object) };
  const column = niveauer[niveau].parent;
  const parent = String(after[column as keyof typeof after]);
  const content = { ...after, [column]: numbers[parent] ?? parent };
  // Level, before and after belong together, which a union over the levels cannot say.
  return [{ niveau, nummer: numbers[id] ?? id, action, before, after: content, ...kommuner } as ObjectChange];
}
