import { isIn, name, type Sql } from '../../common/database/sql.ts';
import type { DaginstitutionWhere } from '../dagtilbud/daginstitution.ts';
import { type Niveau, niveauer, type Rows } from '../dagtilbud/niveau.ts';
import { whereCondition } from '../dagtilbud/where-condition.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import type { EksportNode } from './eksport-node.ts';
import { inTurns } from './in-turns.ts';
import { readLevel } from './read-level.ts';

/** What an export is read from. */
export interface Source {
  database: RegisterDatabase;
  kodebog: Kodebog;
  /** Number of the last change it shows. */
  snapshot: number;
  /** The administrative municipality it is limited to; null: the whole register. */
  kommune: string | null;
}

/** The nodes of an export, some at a time: those of one level, or (null) whole trees from the daginstitution down. */
export function readNodes(source: Source, niveau: Niveau | null): AsyncGenerator<EksportNode[]> {
  return inTurns(niveau === null ? readTrees(source) : readRows(source, niveau));
}

async function* readRows(source: Source, niveau: Niveau): AsyncGenerator<EksportNode[]> {
  const { database, snapshot } = source;
  for await (const page of readLevel(database, niveau, snapshot, ofKommune(source, niveau)))
    yield page.map((row) => ({ niveau, rows: { [niveau]: row }, children: [] }));
}

async function* readTrees(source: Source): AsyncGenerator<EksportNode[]> {
  const { database, snapshot } = source;
  for await (const page of readLevel(database, 'daginstitution', snapshot, ofKommune(source, 'daginstitution'))) {
    const roots = page.map((row) => toNode('daginstitution', row));
    const units = await addChildren(source, 'anvisningsenhed', roots);
    await addChildren(source, 'alternativAdresse', units);
    yield roots;
  }
}

/** Reads the children of a page of parents and hangs each under its own; returns them all. */
async function addChildren(source: Source, niveau: Niveau, parents: EksportNode[]): Promise<EksportNode[]> {
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

function ofKommune({ database, kodebog, snapshot, kommune }: Source, niveau: Niveau): Sql {
  const where: DaginstitutionWhere | null = kommune === null ? null : { kommune: { eq: kommune } };
  return whereCondition(niveau, where, { provider: database.provider, kodebog, snapshot });
}
