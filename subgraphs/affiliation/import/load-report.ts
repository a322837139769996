import { type Finding, FindingList, type Findings } from '../../common/files/load-findings.ts';
import type { ChangeSpan } from '../../common/writes/in-turn.ts';
import type { ObjectKind } from '../core/change/object-kinds.ts';
import { actionOf, type ChangeAction } from '../core/change/stored-object.ts';
import type { Work } from '../core/change/work.ts';
import type { ImportRow } from '../core/input/row-schema.ts';
import type { Problem } from '../errors/refusals.ts';

/** What a load has to say of a line; never a name or a number of a person. */
export interface LoadFinding extends Finding {
  /** Where in the row: "person.cpr", or the element of a document. */
  field: string;
  /** The line that it depends on: that was refused, and so is this. */
  dependsOn: number | null;
}

/** How many objects, in all and of each kind. */
export type ObjectCounts = Partial<Record<ObjectKind, number>> & { total: number };

/** Whom of one unit a full file does not have: children, employees and externs. */
export interface Removal {
  enhed: string;
  removed: number;
  total: number;
  /** Whether the file names the unit at all. */
  isNamed: boolean;
  /** Whether they are ended. Otherwise they stay, for the reason that a refusal or remark gives. */
  ended: boolean;
}

/** What a load did. */
export interface LoadReport extends Findings<LoadFinding> {
  file: string;
  kilde: string | null;
  /** Whether what the file does not have was ended. */
  full: boolean;
  /** Refused rows, and ends that are not confirmed, are left out, and the rest is stored. */
  skipRefused: boolean;
  /** Nothing of the file is stored: it cannot be read, or anything of it is refused and was not to be left out. */
  refused: boolean;
  /** False when it is refused, and in a dry run. */
  stored: boolean;
  /**
   * What others changed while it was loaded in turns made rows or ends refused that held in the rehearsal: they are among
   * `refusals` and left out, the rest is stored. The file is to be loaded again.
   */
  overtaken: boolean;
  dryRun: boolean;
  /** Rows read, also those refused. */
  rows: Partial<Record<ImportRow['type'], number>> & { total: number };
  created: ObjectCounts;
  changed: ObjectCounts;
  ended: ObjectCounts;
  /** Groups and affiliations that rows are of and that stay as they were. */
  unchanged: ObjectCounts;
  removals: Removal[];
  /** Rows that cannot be stored. */
  refusedRows: number;
  /** The numbers of the first and last change; of a load in turns, changes of others may stand between. Null when nothing changed. */
  changes: ChangeSpan | null;
}

/** Every row of a large file may have the same remark. */
const maxRemarksOfCode = 100;

type Outcome = ChangeAction | 'unchanged';

const none = (): ObjectCounts => ({ total: 0 });

/** Collects what a load has to say while it goes on. */
export class LoadReportBuilder {
  kilde: string | null = null;
  readonly #counts: Record<Outcome, ObjectCounts> = {
    create: none(),
    update: none(),
    end: none(),
    erase: none(),
    unchanged: none(),
  };
  readonly #rows: LoadReport['rows'] = { total: 0 };
  readonly #refusedLines = new Set<number>();
  readonly #findings = new FindingList<LoadFinding>(maxRemarksOfCode);
  readonly #removals: Removal[] = [];
  readonly #skipRefused: boolean;
  /** That of the rehearsal, which was not refused. */
  readonly #rehearsed: LoadReportBuilder | null;
  #isFileRefused = false;

  /**
   * Refused rows are left out, and the rest is stored, when `skipRefused`; also where the load was rehearsed: what is
   * refused after that is so for what others changed meanwhile.
   */
  constructor(skipRefused: boolean, rehearsed: LoadReportBuilder | null = null) {
    this.#skipRefused = skipRefused;
    this.#rehearsed = rehearsed;
  }

  /** Whether anything was refused so far that keeps all of the file from being stored. */
  get isRefused(): boolean {
    if (this.#rehearsed) return false;
    return this.#isFileRefused || (this.#findings.refusalCount > 0 && !this.#skipRefused);
  }

  /** Whether more was refused than in the rehearsal. */
  get #isOvertaken(): boolean {
    const before = this.#rehearsed;
    if (!before) return false;
    return (
      this.#findings.refusalCount > before.#findings.refusalCount ||
      [...this.#refusedLines].some((line) => !before.#refusedLines.has(line))
    );
  }

  countRow(type: ImportRow['type'] | undefined): void {
    this.#rows.total += 1;
    if (type) this.#rows[type] = (this.#rows[type] ?? 0) + 1;
  }

  /** Counts what becomes of the objects of a work. */
  countWork(work: Work): void {
    for (const object of work.touched()) this.#count(object.kind, actionOf(object) ?? 'unchanged');
  }

  #count(objectKind: ObjectKind, outcome: Outcome): void {
    const counts = this.#counts[outcome];
    counts.total += 1;
    counts[objectKind] = (counts[objectKind] ?? 0) + 1;
  }

  /** Refuses the file, whatever else there is in it. */
  refuseFile(line: number | null, problem: Problem): void {
    this.#isFileRefused = true;
    this.refuse(line, problem);
  }

  /** Refuses a row, or an end. */
  refuse(line: number | null, ...problems: Problem[]): void {
    if (line !== null && problems.length > 0) this.#refusedLines.add(line);
    this.#findings.refuse(...problems.map((problem) => findingAt(line, problem)));
  }

  remark = (line: number | null, problem: Problem): void => this.#findings.remark(findingAt(line, problem));

  addRemoval(removal: Removal): void {
    this.#removals.push(removal);
  }

  build(about: Pick<LoadReport, 'file' | 'full' | 'dryRun'>, changes: ChangeSpan | null): LoadReport {
    const { create, update, end, unchanged } = this.isRefused ? noCounts() : this.#counts;
    return {
      ...about,
      kilde: this.kilde,
      skipRefused: this.#skipRefused,
      refused: this.isRefused,
      stored: !this.isRefused && !about.dryRun,
      overtaken: this.#isOvertaken,
      rows: this.#rows,
      created: create,
      changed: update,
      ended: end,
      unchanged,
      removals: this.#removals,
      refusedRows: this.#refusedLines.size,
      ...this.#findings.build(),
      changes,
    };
  }
}

const noCounts = () => ({ create: none(), update: none(), end: none(), unchanged: none() });

function findingAt(line: number | null, { code, path, en, da, example, dependsOn }: Problem): LoadFinding {
  return { line, code, field: path.join('.'), en, da, example, dependsOn: dependsOn ? Number(dependsOn[0]) : null };
}
