import { makeScratch } from '../../common/database/scratch-sqlite.ts';
import { type Origin, Stop } from '../../common/writes/in-turn.ts';
import type { PeopleServices } from '../context.ts';
import { type ChangesetWriter, inChangeset, inRehearsal } from '../core/change/changeset-writer.ts';
import { groupBy } from '../core/change/use-case.ts';
import { type AffiliationTransaction, openAffiliationDatabase } from '../core/store/database.ts';
import { problem } from '../errors/refusals.ts';
import { LoadGuard } from '../people/rows/load-guard.ts';
import type { PlacedRow } from '../people/rows/put-rows.ts';
import { type LoadReport, LoadReportBuilder } from './load-report.ts';
import { type FilesTogether, LoadRun, type LoadScope } from './load-run.ts';
import { type OnTurn, OwnTurns, oneTurn, type Turns } from './load-turns.ts';
import { type ReadRow, type RowSource, UnreadablePeople } from './row-source.ts';
import { type RowCounts, survey, UnitRows } from './unit-rows.ts';

export interface LoadOptions extends Origin, Omit<LoadScope, 'kilde'> {
  /** Whose word the file is; null when the file says so itself. */
  kilde: string | null;
  /** End what the file does not have; null: as its kind does. */
  full: boolean | null;
  dryRun: boolean;
  onProgress(done: number, total: number): void;
  /** Leave out rows that are refused, and ends that would have to be confirmed, and store the rest (as STIL does, row by row). */
  skipRefused?: boolean;
  /** Other files that are loaded with this one, as parts of one whole. */
  together?: FilesTogether;
  /** Load a large file in one transaction, too: nobody else writes meanwhile. */
  atOnce?: boolean;
  /** How many rows are checked together, and how large a file is that is not written in turns. */
  rowsAtOnce?: number;
  rowsPerTurn?: number;
  onTurn?: OnTurn;
}

/** Larger parts take more memory, smaller ones more statements. */
const defaultRowsAtOnce = 2000;
/** Others wait for a turn's end: it is to be well below what they wait. */
const defaultRowsPerTurn = 500;

/**
 * Loads one file of people: all of it or nothing, or all but the refused rows. Reading and checking go on after a refusal,
 * so that the report has everything that must be mended. The same file again changes nothing.
 *
 * A file of some rows is stored in one changeset. A larger one is rehearsed, and then written in turns between which others
 * write: what they make refused is left out and reported. The next load of a source completes one that was stopped.
 */
export async function loadFile(services: PeopleServices, source: RowSource, options: LoadOptions): Promise<LoadReport> {
  const { counts, kilde = null } = source.isSorted ? {} : await survey(source);
  const whose = options.kilde ?? kilde;
  const load: Load = { ...options, full: options.full ?? source.isFull, ...(counts && { counts }) };
  if (options.dryRun || whose === null) return loadHeld(services, source, load);
  const guard = await LoadGuard.take(services.database, whose, options.actor);
  return loadHeld(services, source, { ...load, guard }).finally(() => guard.release());
}

async function loadHeld(services: PeopleServices, source: RowSource, options: Load): Promise<LoadReport> {
  const load: Load = { ...options, rowsPerTurn: options.atOnce || fitsInOnePart(options) ? null : options.rowsPerTurn };
  const about = { file: source.name, full: load.full, dryRun: options.dryRun };
  if (load.rowsPerTurn === null && !options.dryRun) return loadAtOnce(services, source, load, about);
  const report = new LoadReportBuilder(options.skipRefused ?? false);
  await rehearse(services, options, (copy, turns) => carryOut(copy, turns, source, rehearsal(load), report));
  if (report.isRefused || options.dryRun) return report.build(about, null);
  return loadInTurns(services, source, load, new LoadReportBuilder(options.skipRefused ?? false, report), about);
}

/** With what the options leave open; null rows per turn: in one. */
interface Load extends Omit<LoadOptions, 'rowsPerTurn'> {
  full: boolean;
  rowsPerTurn?: number | null | undefined;
  counts?: RowCounts;
  /** Holds the source; a dry run needs none. */
  guard?: LoadGuard;
}

type About = Parameters<LoadReportBuilder['build']>[0];

function fitsInOnePart({ counts, rowsAtOnce = defaultRowsAtOnce }: Load): boolean {
  let rows = 0;
  for (const count of counts?.values() ?? [Number.POSITIVE_INFINITY]) rows += count;
  return rows <= rowsAtOnce;
}

/** The rehearsal works on a copy of `named`: the load itself adds to what the files after this one see. */
const rehearsal = (load: Load): Load =>
  load.dryRun || !load.together
    ? load
    : { ...load, together: { ...load.together, named: new Set(load.together.named) } };

async function loadAtOnce(services: PeopleServices, source: RowSource, load: Load, about: About): Promise<LoadReport> {
  const report = new LoadReportBuilder(load.skipRefused ?? false);
  const work = async (tx: AffiliationTransaction, writer: ChangesetWriter) => {
    await carryOut(services, oneTurn(services.database, tx, writer), source, load, report);
    if (report.isRefused) throw new Stop(null);
    const span = await writer.close();
    await load.guard?.hold(tx);
    return span;
  };
  return report.build(about, await inChangeset(services.database, load, work, 'jobs'));
}

async function loadInTurns(
  services: PeopleServices,
  source: RowSource,
  load: Load,
  report: LoadReportBuilder,
  about: About,
): Promise<LoadReport> {
  const { actor, requestId, source: door, guard } = load;
  const origin = { actor, requestId, source: door };
  const turns = new OwnTurns(services.database, origin, guard, (span) => load.onTurn?.(span));
  await carryOut(services, turns, source, load, report);
  return report.build(about, turns.span);
}

async function carryOut(
  services: PeopleServices,
  turns: Turns,
  source: RowSource,
  load: Load,
  report: LoadReportBuilder,
): Promise<void> {
  const run = new LoadRun(services, turns, report);
  const scope = await putAll(run, source, load, report).catch((error: unknown) => {
    if (!(error instanceof UnreadablePeople)) throw error;
    report.refuseFile(error.line, error.problem);
    return null;
  });
  if (!scope) return;
  if (load.full) await run.end(scope, { ...(load.together ?? alone()), ofOneUnit: source.ofOneUnit });
  await run.follow(scope);
  await run.finish();
}

const alone = (): FilesTogether => ({ named: new Set(), more: false });

/** Puts the rows part by part. Returns the scope with the source in whose name; null when that is unknown. */
async function putAll(run: LoadRun, source: RowSource, load: Load, report: LoadReportBuilder) {
  const most = load.rowsAtOnce ?? defaultRowsAtOnce;
  const units = load.counts && new UnitRows(load.counts);
  let part: PlacedRow[] = [];
  let hasBegun = false;
  report.kilde = load.kilde;
  const flush = async (kilde: string | null): Promise<LoadScope | null> => {
    const rows = part;
    part = [];
    if (kilde === null) return null;
    if (!hasBegun) await run.begin(kilde);
    hasBegun = true;
    for (const some of inPortions(rows, load)) await run.put(some, { ...load, kilde });
    return { ...load, kilde };
  };
  /** A unit is parted only where it alone is more than a part. */
  const add = async (rows: PlacedRow[]) => {
    for (let i = 0; i < rows.length; i += most) {
      const some = rows.slice(i, i + most);
      if (part.length > 0 && part.length + some.length > most) await flush(report.kilde);
      part.push(...some);
    }
  };
  for await (const read of source.rows((done) => load.onProgress(done, source.size))) {
    if (read.head) takeHead(run, read, read.head, report);
    else for (const row of takeRow(run, read, report)) await add(units ? units.take(row) : [row]);
  }
  const scope = await flush(report.kilde);
  if (scope === null) report.refuseFile(null, problem('KILDE_MISSING', []));
  return scope;
}

/** What is written in one turn: whole units of a part, since rows of one can depend on each other (a group, and who is in it). */
function inPortions(rows: readonly PlacedRow[], { rowsPerTurn = defaultRowsPerTurn }: Load): PlacedRow[][] {
  if (rows.length === 0) return [];
  if (rowsPerTurn === null) return [[...rows]];
  const portions: PlacedRow[][] = [];
  for (const ofUnit of groupBy(rows, ({ row }) => row.enhed).values()) {
    const last = portions.at(-1);
    if (last && last.length + ofUnit.length <= rowsPerTurn) last.push(...ofUnit);
    else portions.push([...ofUnit]);
  }
  return portions;
}

function takeHead(run: LoadRun, { line }: ReadRow, head: { kilde: string; enhed: string }, report: LoadReportBuilder) {
  if (report.kilde !== null && report.kilde !== head.kilde) report.refuseFile(line, problem('KILDE_DIFFERS', []));
  report.kilde = head.kilde;
  run.addEnhed(head.enhed);
}

function takeRow(
  run: LoadRun,
  { line, row, problems, remarks, about }: ReadRow,
  report: LoadReportBuilder,
): PlacedRow[] {
  if (row !== null || problems.length > 0) report.countRow(row?.type);
  if (about === null) for (const problem of problems) report.refuseFile(line, problem);
  else if (problems.length > 0) run.refuse(about, line, problems);
  for (const remark of remarks) report.remark(line, remark);
  return row === null ? [] : [{ row, path: [String(line)] }];
}

type Rehearsed = (services: PeopleServices, turns: Turns) => Promise<void>;

/**
 * Carries out a load of which nothing stays, and that keeps nobody from writing: on SQLite, where there is one write lock,
 * on a copy of the database; on PostgreSQL in a transaction that is rolled back and keeps only those waiting who write the
 * same persons, groups or ties.
 */
async function rehearse(services: PeopleServices, origin: Origin, work: Rehearsed): Promise<void> {
  if (services.database.provider === 'postgresql') return rehearseIn(services, origin, work);
  const { mode, vault, url } = services.database;
  const scratch = makeScratch(url);
  try {
    const copy = await openAffiliationDatabase(scratch.url, vault);
    await rehearseIn({ ...services, database: { ...copy, mode } }, origin, work).finally(copy.close);
  } finally {
    scratch.remove();
  }
}

const rehearseIn = (services: PeopleServices, origin: Origin, work: Rehearsed): Promise<void> =>
  inRehearsal(services.database, origin, (tx, writer) => work(services, oneTurn(services.database, tx, writer)));
