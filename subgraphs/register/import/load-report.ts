import { sql } from '../../common/database/sql.ts';
import { FindingList, type Findings, firstOf, remarkLines } from '../../common/files/load-findings.ts';
import type { ChangeSpan } from '../../common/writes/in-turn.ts';
import type { ObjectDiff } from '../answer/object-diff.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { FileFinding } from './file-findings.ts';
import type { FileKind } from './read-header.ts';
import type { ImportRow, ObjectRow, ReadRows } from './read-rows.ts';

/** How many, in all and on each level. */
type Counts = Record<'total' | Niveau, number>;

/** What a load did. */
export interface LoadReport extends Findings<FileFinding> {
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
  /** Active units of the file's municipalities and levels that it has not; they stay as they are. The first 1,000 of `missingCount`. */
  missing: MissingUnit[];
  missingCount: number;
  /** The numbers of the changes; null when nothing changed. */
  changes: ChangeSpan | null;
}

/** How many remarks of one code, and missing units, a report lists. */
const maxListed = 1000;

const none = (): Counts => ({ total: 0, daginstitution: 0, anvisningsenhed: 0, alternativAdresse: 0 });

type Outcome = 'created' | 'changed' | 'unchanged';

/** Collects what a load has to say while it goes on. */
export class ReportBuilder {
  readonly #file: string;
  readonly #rows = none();
  readonly #refused = none();
  readonly #outcomes: Record<Outcome, Counts> = { created: none(), changed: none(), unchanged: none() };
  readonly #findings = new FindingList<FileFinding>(maxListed);
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
    return this.#findings.refusalCount === 0;
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

  refuse = (...findings: FileFinding[]): void => this.#findings.refuse(...findings);

  remark = (finding: FileFinding): void => this.#findings.remark(finding);

  /** Refuses a row, which may have been refused before for another reason. */
  refuseRow(row: ImportRow, ...findings: FileFinding[]): void {
    if (!row.refused) count(this.#refused, row.niveau);
    row.refused = true;
    this.refuse(...findings);
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
      ...this.#findings.build(),
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

/** An active unit that a file has not, although it has others of its municipality. */
export interface MissingUnit {
  niveau: Niveau;
  nummer: string;
  navn: string;
  kommune: string;
}

type StoredUnit = MissingUnit & { aktivitetsstatus: string };

/**
 * The active units that the register has and a file has not: of the levels that the file is of, in the municipalities
 * whose units it names. An export can be of one municipality, or of one level. They are reported and stay as they are: what
 * is gone is closed by whoever keeps it, never by its silence in a file.
 */
export async function readMissing(database: RegisterDatabase, { layout, rows }: ReadRows): Promise<MissingUnit[]> {
  const stored = await storedUnits(database);
  const keyOf = ({ niveau, nummer }: { niveau: Niveau; nummer: string }) => `${niveau} ${nummer}`;
  const named = new Set(rows.map(keyOf));
  const kommuner = new Set<unknown>([
    ...rows.flatMap(({ cells }) => cells.admKommuneKode ?? []),
    ...stored.filter((unit) => named.has(keyOf(unit))).map(({ kommune }) => kommune),
  ]);
  return stored
    .filter(({ niveau }) => layout.kind === 'samlet' || layout.kind === niveau)
    .filter((unit) => unit.aktivitetsstatus === 'Aktiv' && kommuner.has(unit.kommune) && !named.has(keyOf(unit)))
    .map(({ aktivitetsstatus: _, ...unit }) => unit);
}

const storedUnits = ({ query }: RegisterDatabase): Promise<StoredUnit[]> =>
  query<StoredUnit>(sql`
    SELECT 'daginstitution' AS "niveau", d."nummer", d."navn", d."aktivitetsstatus", d."admKommuneKode" AS "kommune"
      FROM "Daginstitution" d WHERE d."toChange" IS NULL
    UNION ALL SELECT 'anvisningsenhed', a."nummer", a."navn", a."aktivitetsstatus", d."admKommuneKode"
      FROM "Anvisningsenhed" a
      JOIN "Daginstitution" d ON d."nummer" = a."daginstitutionsNummer" AND d."toChange" IS NULL
      WHERE a."toChange" IS NULL
    UNION ALL SELECT 'alternativAdresse', o."nummer", o."navn", o."aktivitetsstatus", d."admKommuneKode"
      FROM "AlternativAdresse" o
      JOIN "Anvisningsenhed" a ON a."nummer" = o."anvisningsenhedsNummer" AND a."toChange" IS NULL
      JOIN "Daginstitution" d ON d."nummer" = a."daginstitutionsNummer" AND d."toChange" IS NULL
      WHERE o."toChange" IS NULL
    ORDER BY "kommune", "nummer"`);

/** The report as text for a terminal; the rest is in `--report`. */
export function formatReport(report: LoadReport): string {
  const refusals = firstOf(report.refusals, report.refusalCount, (finding) => `${where(finding)}: ${what(finding)}`);
  const parts = [...refusals, ...remarkLines(report, where), ...missing(report)];
  return [`${report.file}: ${summary(report)}`, ...parts].join('\n');
}

function summary(report: LoadReport): string {
  const { stored, dryRun, rows, created, changed, unchanged, refused, refusalCount, changes } = report;
  const counts = `created ${created.total}, changed ${changed.total}, unchanged ${unchanged.total}, refused ${refused.total}`;
  if (dryRun && refusalCount === 0) return `dry run, the register is as it was; a load would have: ${counts}`;
  if (!stored) return `not loaded, the register is as it was: ${counts} of ${rows.total} rows`;
  if (changes === null) return `nothing changed: ${counts}`;
  return `${counts} (changes ${changes.first} to ${changes.last})`;
}

function where({ line, column }: FileFinding): string {
  return column === null ? `line ${line}` : `line ${line}, column ${column}`;
}

function what({ en, value, example }: FileFinding): string {
  const found = value === null ? '' : ` Found: ${value === '' ? 'nothing' : JSON.stringify(value)}.`;
  return `${en}${found}${example === null ? '' : ` Example: ${example}`}`;
}

/** Which units the file has not: those who keep them close what is gone. */
function missing({ missing, missingCount }: LoadReport): string[] {
  if (missingCount === 0) return [];
  const lineOf = ({ niveau, nummer, navn, kommune }: MissingUnit) => `${nummer}, ${niveau} of ${kommune}: ${navn}`;
  return [
    `  not in the file, and as they were: ${missingCount} active units of its municipalities`,
    ...firstOf(missing, missingCount, lineOf, '    '),
  ];
}
