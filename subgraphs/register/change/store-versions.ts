import { type ColumnType, insertRows } from '../../common/database/sql.ts';
import { nextVersion } from '../../common/timeline/timeline.ts';
import { mapInTurns } from '../../common/work/turns.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import type { OpenChangeset } from '../../common/writes/open-changeset.ts';
import { type Content, columnType, contentColumns, type Niveau, niveauer, type Rows } from '../dagtilbud/fields.ts';
import type { RegisterTransaction } from '../database.ts';
import { type Action, actionOf } from '../draft/diff.ts';
import { type Draft, type DraftObject, derivedColumns } from '../draft/draft.ts';
import type { Counters } from './change-log.ts';
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

export type NumberedChange = { id: number; change: ObjectChange };

export type RegisterChangeset = OpenChangeset<RegisterTransaction, Counters>;

/** Ends the old versions and begins the new ones, of one level, and returns these. An object may stand only once among the changes. */
export async function storeVersions(
  changeset: RegisterChangeset,
  niveau: Niveau,
  changes: readonly NumberedChange[],
): Promise<{ fromChange: number }[]> {
  const { table } = niveauer[niveau];
  const ends = changes.flatMap(({ id, change: { nummer, before } }) =>
    before === null ? [] : [{ object: nummer, change: id }],
  );
  await changeset.endVersions(table, 'nummer', ends);
  const versions = await mapInTurns(changes, (change) => newVersion(change, changeset));
  await insertRows(changeset.tx, changeset.provider, table, versions, columnTypes(niveau));
  return versions;
}

function newVersion({ id, change }: NumberedChange, { at, tidslinjer }: Pick<RegisterChangeset, 'at' | 'tidslinjer'>) {
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
