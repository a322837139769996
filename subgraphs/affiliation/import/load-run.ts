import type { PeopleServices } from '../context.ts';
import { actionOf } from '../core/change/stored-object.ts';
import { Work } from '../core/change/work.ts';
import { type Problem, problem, tellOnce } from '../errors/refusals.ts';
import { PersonBook } from '../people/person/person-book.ts';
import { type PlacedRow, putRows } from '../people/rows/put-rows.ts';
import { aboutRow, type RowAbout, RowMemory } from '../people/rows/row-memory.ts';
import { namedBy, openRowScene } from '../people/rows/row-scene.ts';
import { siftRows } from '../people/rows/sift-rows.ts';
import { checkWork } from '../writing/regel/check-work.ts';
import { followBoern, type Known, movedBoern, type Time } from '../writing/regel/follow-barn.ts';
import { keepWithheld } from '../writing/write/unseen.ts';
import { endMissing, readAbsent } from './end-missing.ts';
import type { LoadReportBuilder } from './load-report.ts';
import { readDone, type Turn, type Turns } from './load-turns.ts';

export interface LoadScope {
  kilde: string;
  /** Units of another municipality are refused; null: any. */
  kommune: string | null;
  today: string;
  /** Full loads may end more than the ceiling. */
  confirmRemovals: boolean;
}

/** Files that have everything of a source only together. */
export interface FilesTogether {
  /** The units that those before this one name, to which this one adds its own. */
  named: Set<string>;
  /** Whether others follow: a unit that is in none so far may be in one of them. */
  more: boolean;
}

/** How many units' people are compared at a time at the end of a full load. */
const unitsAtOnce = 50;
const boernAtOnce = 500;

/** What is wrong of a row whose unit is not one that the file can be of. */
const noUnit = ['ENHED_UNKNOWN', 'ENHED_OF_OTHER_KOMMUNE', 'ENHED_LEVEL', 'ENHED_CLOSED'];

/** Where a load that was stopped made something. */
const noLine: readonly string[] = [];

type Moved = readonly [string, Time];

interface Attempt {
  work: Work;
  memory: RowMemory;
  errors: Problem[];
  warnings: Problem[];
}

/** One load: parts of a file after each other, in one transaction or in turns. The path of a problem begins with its line. */
export class LoadRun {
  readonly #services: PeopleServices;
  readonly #turns: Turns;
  readonly #report: LoadReportBuilder;
  readonly #memory = new RowMemory();
  readonly #enheder = new Set<string>();
  /** Children whose time changed, as it was: their contacts follow when all rows are put, as some may tell of them. */
  readonly #moved = new Map<string, Time>();
  /** Contacts that were written: they stand as their rows say, or ended. */
  readonly #kontakter = new Set<string>();
  /** The lines of the rows that moved them. */
  readonly #lines = new Map<string, number>();
  #tellsDays = false;

  constructor(services: PeopleServices, turns: Turns, report: LoadReportBuilder) {
    this.#services = services;
    this.#turns = turns;
    this.#report = report;
  }

  /** Must be first. It goes on with a stopped load of the same source: what that did counts as done by this one. */
  async begin(kilde: string): Promise<void> {
    const left = await this.#turns.begin(kilde);
    if (!left) return;
    const { made, moved, kontakter } = await readDone(this.#turns.source, left);
    for (const id of made) this.#memory.made.add(id, noLine);
    for (const [id, time] of moved) this.#moved.set(id, time);
    for (const id of kontakter) this.#kontakter.add(id);
  }

  finish = (): Promise<void> => this.#turns.finish();

  /** A unit that the file is of, also when no row is. */
  addEnhed(nummer: string): void {
    this.#enheder.add(nummer);
  }

  /** Refuses a row: what depends on it is refused too, and whom it is of does not end. */
  refuse(about: RowAbout, line: number, problems: Problem[]): void {
    if (about.enhed !== null) this.#enheder.add(about.enhed);
    this.#memory.refused.add(about, [String(line)]);
    if (problems.some(({ code }) => noUnit.includes(code))) this.#memory.refused.addStray(about);
    this.#report.refuse(line, ...problems);
  }

  /** Stores a part of the file, in one turn, without the rows that are refused. */
  async put(rows: readonly PlacedRow[], scope: LoadScope): Promise<void> {
    for (const { row } of rows) {
      this.#enheder.add(row.enhed);
      this.#tellsDays ||= row.type !== 'gruppe' && row.gyldigFra != null;
    }
    await this.#turns.take((turn) => this.#putIn(turn, rows, scope));
  }

  async #putIn(turn: Turn, rows: readonly PlacedRow[], scope: LoadScope): Promise<void> {
    const { result } = await siftRows(
      rows,
      (some) => this.#attempt(turn, some, scope),
      ({ row, path: [line] }, problems) => this.refuse(aboutRow(row), Number(line), problems.map(inRow)),
    );
    for (const { path, ...warning } of result.warnings)
      this.#report.remark(Number(path[0]), inRow({ path, ...warning }));
    await this.#store(turn, result);
  }

  /** Ends what the source has and the file has not: at the units of the file, and, unless it is of one alone, at others. */
  async end(scope: LoadScope, { named, more, ofOneUnit }: FilesTogether & { ofOneUnit: boolean }): Promise<void> {
    await this.#endAt(await this.#ownEnheder(scope), true, scope);
    for (const enhed of this.#enheder) named.add(enhed);
    if (more || ofOneUnit) return;
    const others = await readAbsent(this.#turns.source, scope, named);
    if (others === null) this.#report.refuseFile(null, problem('FULL_FILE_EMPTY', []));
    else await this.#endAt(others, false, scope);
  }

  /** The units that the file names, without those that it may not be of: there rows were refused, and nobody ends. */
  async #ownEnheder({ kommune, today }: LoadScope): Promise<string[]> {
    const work = new Work(this.#turns.source, today);
    await work.loadEnheder(this.#enheder);
    return [...this.#enheder].filter((nummer) => kommune === null || work.enhed(nummer)?.kommuneKode === kommune);
  }

  async #endAt(enheder: readonly string[], areNamed: boolean, scope: LoadScope): Promise<void> {
    for (let i = 0; i < enheder.length; i += unitsAtOnce)
      await this.#turns.take((turn) => this.#endSome(turn, enheder.slice(i, i + unitsAtOnce), areNamed, scope));
  }

  /** When something is wrong with ending some, each unit is tried alone, so that the error names the one it concerns. */
  async #endSome(turn: Turn, enheder: readonly string[], areNamed: boolean, scope: LoadScope): Promise<void> {
    const work = new Work(turn.source, scope.today);
    const { kilde, confirmRemovals: isConfirmed } = scope;
    const full = { kilde, tellsDays: this.#tellsDays, areNamed, isConfirmed };
    const spared = await this.#spared(work, enheder);
    const endings = await endMissing(work, full, enheder, this.#memory, spared);
    const { errors } = await checkWork(work);
    const [, second] = enheder;
    if (errors.length > 0 && second) {
      for (const enhed of enheder) await this.#endSome(turn, [enhed], areNamed, scope);
      return;
    }
    for (const { removal, refusal, remark } of endings) {
      if (removal) this.#report.addRemoval({ ...removal, ended: removal.ended && errors.length === 0 });
      if (refusal) this.#report.refuse(null, refusal);
      if (remark) this.#report.remark(null, remark);
    }
    this.#report.refuse(null, ...errors);
    if (errors.length === 0) await this.#store(turn, { work, memory: this.#memory.fork() });
  }

  /** The persons of refused rows, by their CPR numbers: their source may have given them another local id. */
  async #spared(work: Work, enheder: readonly string[]): Promise<Map<string, Set<string>>> {
    const { vault, database } = this.#services;
    const book = new PersonBook(work, vault, database.mode);
    const spared = new Map<string, Set<string>>();
    const concerned = enheder.filter((enhed) => this.#memory.refused.cprNumre(enhed).length > 0);
    await work.loadEnheder(concerned);
    for (const enhed of concerned) {
      const [kommune, cprNumre] = [work.enhed(enhed)?.kommuneKode ?? '', this.#memory.refused.cprNumre(enhed)];
      await book.load(kommune, cprNumre);
      spared.set(enhed, new Set(cprNumre.flatMap((cpr) => book.find(kommune, cpr)?.id ?? [])));
    }
    return spared;
  }

  /** Lets contacts that no row mentions go with their children. */
  async follow({ today }: LoadScope): Promise<void> {
    const { seen, made } = this.#memory;
    const known: Known = {
      isGiven: ({ id }) => seen.has(id) || this.#kontakter.has(id),
      isNew: ({ id }) => made.has(id),
    };
    const moved = [...this.#moved];
    for (let i = 0; i < moved.length; i += boernAtOnce)
      await this.#turns.take((turn) => this.#followSome(turn, moved.slice(i, i + boernAtOnce), known, today));
  }

  /** When something is wrong with some, each child is tried alone: the error names the one, and the others' follow. */
  async #followSome(turn: Turn, moved: readonly Moved[], known: Known, today: string): Promise<void> {
    const work = new Work(turn.source, today);
    await followBoern(work, new Map(moved), known);
    const { errors } = await checkWork(work);
    if (errors.length > 0 && moved.length > 1) {
      for (const one of moved) await this.#followSome(turn, [one], known, today);
      return;
    }
    const [barn = ''] = moved[0] ?? [];
    this.#report.refuse(this.#lines.get(barn) ?? null, ...errors);
    if (errors.length === 0) await this.#store(turn, { work, memory: this.#memory.fork() });
  }

  async #attempt({ source }: Turn, rows: readonly PlacedRow[], { kilde, kommune, today }: LoadScope): Promise<Attempt> {
    const madeAt = (id: string) => {
      const place = this.#memory.made.get(id);
      return place === noLine ? undefined : place;
    };
    const work = new Work(source, today, { madeAt });
    const memory = this.#memory.fork();
    const scene = await openRowScene(work, this.#services, {
      kilde,
      memory,
      named: rows.map(({ row }) => namedBy(row)),
    });
    for (const { row, path } of rows) {
      const enhed = work.enhed(row.enhed);
      if (kommune !== null && enhed && enhed.kommuneKode !== kommune)
        work.errors.push(problem('ENHED_OF_OTHER_KOMMUNE', path, { value: enhed.nummer, kommune }));
    }
    await putRows(scene, rows);
    const verdict = await checkWork(work);
    const errors = tellOnce([...work.errors, ...verdict.errors]);
    return { work, memory, errors, warnings: tellOnce([...work.warnings, ...verdict.warnings]) };
  }

  async #store({ writer, tx }: Turn, { work, memory }: Pick<Attempt, 'work' | 'memory'>): Promise<void> {
    memory.keep();
    for (const object of work.all('tilknytning'))
      if (object.path !== null && object.after.aktoertype === 'kontakt' && actionOf(object) !== null)
        this.#kontakter.add(object.id);
    for (const [id, time] of movedBoern(work)) {
      if (!this.#moved.has(id)) this.#moved.set(id, time);
      const [line] = work.get('tilknytning', id)?.path ?? [];
      if (line !== undefined) this.#lines.set(id, Number(line));
    }
    this.#report.countWork(work);
    await writer.write(work);
    await keepWithheld(tx, this.#services.database, work);
  }
}

/** A problem as it stands in its row: without the line. */
const inRow = ({ path: [, ...path], ...rest }: Problem): Problem => ({ ...rest, path });
