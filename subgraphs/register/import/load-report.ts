import type { ObjectDiff } from '../answer/object-diff.ts';
import type { ChangeSpan } from '../change/changeset-writer.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { FileKind } from './file-columns.ts';
import type { FileFinding } from './file-findings.ts';
import type { MissingUnit } from './read-missing.ts';
import type { ImportRow, ObjectRow } from './read-rows.ts';

/** How many, in all and on each level. */
type Counts = Record<'total' | Niveau, number>;

/** What a load did. */
export interface LoadReport {
  file: string;
  /** Which export the file is; null when its header does not say. */
  kind: FileKind | null;
  /** False when anything was refused: then nothing of the file is stored, and nothing is created or changed. */
  stored: boolean;
  /** Nothing was to be stored: `created` and `changed` are what a load would do. */
  dryRun: boolean;
  /** Rows read; `total` also counts those without a known level. */
  rows: Counts;
  created: Counts;
  changed: Counts;
  unchanged: Counts;
  /** Refused rows; a refusal of the file itself is not a row. */
  refused: Counts;
  /** Why, at most 1,000 of them by line; `refusalCount` counts all. */
  refusals: FileFinding[];
  refusalCount: number;
  /** What was stored although it looks wrong: how many of each code, and the first 1,000 of each. */
  remarkCounts: Record<string, number>;
  remarks: FileFinding[];
  /** Active units of the file's municipalities and levels that it has not; they stay as they are. The first 1,000 of `missingCount`. */
  missing: MissingUnit[];
  missingCount: number;
  /** The numbers of the changes; null when nothing changed. */
  changes: ChangeSpan | null;
}

/** Reports stay of a size that can be shown and sent, however bad the file. */
const maxListed = 1000;

const none = (): Counts => ({ total: 0, daginstitution: 0, anvisningsenhed: 0, alternativAdresse: 0 });

type Outcome = 'created' | 'changed' | 'unchanged';

/** Collects what a load has to say while it goes on. */
export class ReportBuilder {
  readonly #file: string;
  readonly #rows = none();
  readonly #refused = none();
  readonly #outcomes: Record<Outcome, Counts> = { created: none(), changed: none(), unchanged: none() };
  readonly #refusals: FileFinding[] = [];
  readonly #remarks: FileFinding[] = [];
  readonly #remarkCounts: Record<string, number> = {};
  #refusalCount = 0;
  kind: FileKind | null = null;
  /** What the register has and the file has not. */
  missing: readonly MissingUnit[] = [];

  constructor(
    file: string,
    readonly isDryRun: boolean,
  ) {
    this.#file = file;
  }

  /** Whether nothing has been refused so far. */
  get clean(): boolean {
    return this.#refusalCount === 0;
  }

  rowsOf = (niveau: Niveau | 'total'): number => this.#rows[niveau];

  countRow(niveau: Niveau | null): void {
    count(this.#rows, niveau);
  }

  /** Counts what became of each row. */
  countOutcomes(rows: readonly ObjectRow[], changes: readonly ObjectDiff[]): void {
    const actions = new Map(changes.map(({ niveau, nummer, action }) => [`${niveau} ${nummer}`, action]));
    for (const { niveau, nummer } of rows) {
      const action = actions.get(`${niveau} ${nummer}`);
      const outcome: Outcome = action === undefined ? 'unchanged' : action === 'create' ? 'created' : 'changed';
      count(this.#outcomes[outcome], niveau);
    }
  }

  refuse(...findings: FileFinding[]): void {
    this.#refusalCount += findings.length;
    this.#refusals.push(...findings.slice(0, Math.max(0, maxListed - this.#refusals.length)));
  }

  /** Refuses a row, which may have been refused before for another reason. */
  refuseRow(row: ImportRow, ...findings: FileFinding[]): void {
    if (!row.refused) count(this.#refused, row.niveau);
    row.refused = true;
    this.refuse(...findings);
  }

  remark(finding: FileFinding): void {
    const counted = (this.#remarkCounts[finding.code] ?? 0) + 1;
    this.#remarkCounts[finding.code] = counted;
    if (counted <= maxListed) this.#remarks.push(finding);
  }

  build(changes: ChangeSpan | null): LoadReport {
    const { clean, isDryRun: dryRun } = this;
    const { created, changed, unchanged } = this.#outcomes;
    return {
      file: this.#file,
      kind: this.kind,
      stored: clean && !dryRun,
      dryRun,
      rows: this.#rows,
      created: clean ? created : none(),
      changed: clean ? changed : none(),
      unchanged: clean ? unchanged : none(),
      refused: this.#refused,
      refusals: this.#refusals.sort(byLine),
      refusalCount: this.#refusalCount,
      remarkCounts: this.#remarkCounts,
      remarks: this.#remarks.sort(byLine),
      missing: this.missing.slice(0, maxListed),
      missingCount: this.missing.length,
      changes,
    };
  }
}

function count(counts: Counts, niveau: Niveau | null): void {
  counts.total += 1;
  if (niveau !== null) counts[niveau] += 1;
}

const byLine = (a: FileFinding, b: FileFinding): number => a.line - b.line;
