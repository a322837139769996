import { type Problem, problem, tellOnce } from '../../common/errors/problem.ts';
import type { ChangesetWriter } from '../change/changeset-writer.ts';
import { type Source, Work } from '../change/work.ts';
import type { PeopleServices } from '../context.ts';
import { checkWork } from '../regel/check-work.ts';
import { endMissing } from './end-missing.ts';
import type { LoadReportBuilder } from './load-report-builder.ts';
import { namedBy, openRowScene } from './open-row-scene.ts';
import { type PlacedRow, putRows } from './put-rows.ts';
import { RowMemory } from './row-memory.ts';

export interface LoadScope {
  kilde: string;
  /** Units of another municipality are refused; null: any. */
  kommune: string | null;
  today: string;
  /** Full loads may end more than the ceiling. */
  confirmRemovals: boolean;
}

/** How many units' people are compared at a time at the end of a full load. */
const unitsAtOnce = 50;

interface Attempt {
  work: Work;
  memory: RowMemory;
  errors: Problem[];
  warnings: Problem[];
}

/** One load: parts of a file after each other, in the same transaction and changeset. The path of a problem begins with its line. */
export class LoadRun {
  readonly #services: PeopleServices;
  readonly #source: Source;
  readonly #writer: ChangesetWriter;
  readonly #report: LoadReportBuilder;
  readonly #memory = new RowMemory();
  readonly #enheder = new Set<string>();
  #tellsDays = false;

  constructor(services: PeopleServices, source: Source, writer: ChangesetWriter, report: LoadReportBuilder) {
    this.#services = services;
    this.#source = source;
    this.#writer = writer;
    this.#report = report;
  }

  addEnhed(nummer: string): void {
    this.#enheder.add(nummer);
  }

  /** Stores a part of the file. Bad rows are told and left out, so that what follows is checked as if they were good. */
  async put(rows: readonly PlacedRow[], scope: LoadScope): Promise<void> {
    for (const { row } of rows) {
      this.#enheder.add(row.enhed);
      this.#tellsDays ||= row.type !== 'gruppe' && row.gyldigFra !== null;
    }
    const first = await this.#attempt(rows, scope);
    for (const warning of first.warnings) this.#report.remark(...placed(warning));
    for (const error of first.errors) this.#report.refuse(...placed(error));
    if (first.errors.length === 0) return this.#store(first);
    const bad = new Set(first.errors.map(({ path }) => path[0]));
    const rest = await this.#attempt(
      rows.filter(({ path }) => !bad.has(path[0])),
      scope,
    );
    if (rest.errors.length === 0) await this.#store(rest);
  }

  /** Ends what the source has at the units of the file, but not in the file. */
  async end(scope: LoadScope): Promise<void> {
    const enheder = [...this.#enheder];
    for (let i = 0; i < enheder.length; i += unitsAtOnce) {
      const work = new Work(this.#source, scope.today);
      const removals = await endMissing(
        work,
        { kilde: scope.kilde, tellsDays: this.#tellsDays },
        enheder.slice(i, i + unitsAtOnce),
        this.#memory,
      );
      for (const { problem: refusal, ...removal } of removals) {
        this.#report.addRemoval(removal);
        if (refusal && !scope.confirmRemovals) this.#report.refuse(null, refusal);
      }
      const { errors } = await checkWork(work);
      this.#report.refuse(null, ...errors);
      if (errors.length === 0) await this.#store({ work, memory: this.#memory.fork() });
    }
  }

  async #attempt(rows: readonly PlacedRow[], { kilde, kommune, today }: LoadScope): Promise<Attempt> {
    const work = new Work(this.#source, today, this.#memory.made.get);
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
    putRows(scene, rows);
    const verdict = await checkWork(work);
    const errors = tellOnce([...work.errors, ...verdict.errors]);
    return { work, memory, errors, warnings: tellOnce([...work.warnings, ...verdict.warnings]) };
  }

  async #store({ work, memory }: Pick<Attempt, 'work' | 'memory'>): Promise<void> {
    memory.keep();
    this.#report.countWork(work);
    await this.#writer.write(work);
  }
}

/** The line of a problem, and the problem as it stands in the row. */
const placed = ({ path: [line, ...path], ...rest }: Problem): [number, Problem] => [Number(line), { ...rest, path }];
