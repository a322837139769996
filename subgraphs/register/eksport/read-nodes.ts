import { setImmediate } from 'node:timers/promises';
import { and, byteOrder, inSnapshot, isIn, name, type Sql, sql } from '../../common/database/sql.ts';
import type { DaginstitutionWhere } from '../dagtilbud/daginstitution.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/fields.ts';
import { whereCondition } from '../dagtilbud/where-condition.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { EksportNode } from './columns.ts';

/** What an export is read from. */
interface EksportSource {
  database: RegisterDatabase;
  kodebog: Kodebog;
  /** Number of the last change it shows. */
  snapshot: number;
  /** The administrative municipality it is limited to; null: the whole register. */
  kommune: string | null;
}

/** The nodes of an export, some at a time: those of one level, or (null) whole trees from the daginstitution down. */
export function readNodes(source: EksportSource, niveau: Niveau | null): AsyncGenerator<EksportNode[]> {
  return inTurns(niveau === null ? readTrees(source) : readRows(source, niveau));
}

async function* readRows(source: EksportSource, niveau: Niveau): AsyncGenerator<EksportNode[]> {
  const { database, snapshot } = source;
  for await (const page of readLevel(database, niveau, snapshot, ofKommune(source, niveau)))
    yield page.map((row) => ({ niveau, rows: { [niveau]: row }, children: [] }));
}

async function* readTrees(source: EksportSource): AsyncGenerator<EksportNode[]> {
  const { database, snapshot } = source;
  for await (const page of readLevel(database, 'daginstitution', snapshot, ofKommune(source, 'daginstitution'))) {
    const roots = page.map((row) => toNode('daginstitution', row));
    const units = await addChildren(source, 'anvisningsenhed', roots);
    await addChildren(source, 'alternativAdresse', units);
    yield roots;
  }
}

/** Reads the children of a page of parents and hangs each under its own; returns them all. */
async function addChildren(source: EksportSource, niveau: Niveau, parents: EksportNode[]): Promise<EksportNode[]> {
  const { database, snapshot } = source;
  const byNummer = new Map(parents.map((parent) => [parent.rows[parent.niveau]?.nummer, parent]));
  const column = niveauer[niveau].parent;
  const isChild = isIn(database.provider, name(column), [...byNummer.keys()] as string[]);
  for await (const page of readLevel(database, niveau, snapshot, isChild))
    for (const row of page) {
      const parent = byNummer.get(row[column as keyof typeof row] as string);
      parent?.children.push(toNode(niveau, row, parent.rows));
    }
  return parents.flatMap((parent) => parent.children);
}

const toNode = (niveau: Niveau, row: Rows[Niveau], above: Partial<Rows> = {}): EksportNode => ({
  niveau,
  rows: { ...above, [niveau]: row },
  children: [],
});

function ofKommune({ database, kodebog, snapshot, kommune }: EksportSource, niveau: Niveau): Sql {
  const where: DaginstitutionWhere | null = kommune === null ? null : { kommune: { eq: kommune } };
  return whereCondition(niveau, where, { provider: database.provider, kodebog, snapshot });
}

const rowsPerStatement = 500;

/**
 * The rows of a level that hold after change `snapshot`, by number, a page at a time. Each page is a statement of its own,
 * so a slow reader holds no lock; the change number is what makes the pages one picture of the register.
 */
async function* readLevel<N extends Niveau>(
  { query, provider }: RegisterDatabase,
  niveau: N,
  snapshot: number,
  condition: Sql,
): AsyncGenerator<Rows[N][]> {
  const nummer = byteOrder(provider, name('nummer'));
  for (let after = '', full = true; full; ) {
    const rows = await query<Rows[N]>(sql`
      SELECT * FROM ${name(niveauer[niveau].table)}
      WHERE ${and([inSnapshot(snapshot), condition, sql`${nummer} > ${after}`])}
      ORDER BY ${nummer} LIMIT ${rowsPerStatement}`);
    yield rows;
    await setImmediate();
    full = rows.length === rowsPerStatement;
    after = rows.at(-1)?.nummer ?? after;
  }
}

const perTurn = 100;

/**
 * Hands on pages in small parts and lets the server answer others between them: SQLite and the formats do their work
 * without ever waiting, so that an export would otherwise hold up every other request until its end.
 */
async function* inTurns<T>(pages: AsyncIterable<T[]>): AsyncGenerator<T[]> {
  for await (const page of pages)
    for (let start = 0; start < page.length; start += perTurn) {
      yield page.slice(start, start + perTurn);
      await setImmediate();
    }
}
