/** Something that a loader says of a line of its file. */
export interface Finding {
  /** The first is 1; null for what is about the whole file. */
  line: number | null;
  code: string;
  en: string;
  da: string;
  /** A right value. */
  example: string | null;
}

/** What a report says of a file's lines. */
export interface Findings<One extends Finding> {
  /** Why a line, or the file, is not stored: the first 1,000 of `refusalCount`, by line. */
  refusals: One[];
  refusalCount: number;
  /** What was stored although it should be looked at: how many of each code, and the first of each. */
  remarkCounts: Record<string, number>;
  remarks: One[];
}

/** Reports stay of a size that can be shown and sent, however bad the file. */
const maxRefusals = 1000;

/** Collects what a load has to say of its file while it goes on. */
export class FindingList<One extends Finding> {
  readonly #refusals: One[] = [];
  readonly #remarks: One[] = [];
  readonly #remarkCounts: Record<string, number> = {};
  readonly #maxRemarksOfCode: number;
  #refusalCount = 0;

  constructor(maxRemarksOfCode: number) {
    this.#maxRemarksOfCode = maxRemarksOfCode;
  }

  get refusalCount(): number {
    return this.#refusalCount;
  }

  refuse(...findings: One[]): void {
    this.#refusalCount += findings.length;
    this.#refusals.push(...findings.slice(0, Math.max(0, maxRefusals - this.#refusals.length)));
  }

  remark(finding: One): void {
    const count = (this.#remarkCounts[finding.code] ?? 0) + 1;
    this.#remarkCounts[finding.code] = count;
    if (count <= this.#maxRemarksOfCode) this.#remarks.push(finding);
  }

  build(): Findings<One> {
    return {
      refusals: this.#refusals.sort(byLine),
      refusalCount: this.#refusalCount,
      remarkCounts: this.#remarkCounts,
      remarks: this.#remarks.sort(byLine),
    };
  }
}

const byLine = (a: Finding, b: Finding): number => (a.line ?? 0) - (b.line ?? 0);

/** How many of a list a terminal shows. */
export const maxShown = 20;

/** The first of a list for a terminal, a line for each, and how many more `--report` has. */
export function firstOf<One>(
  all: readonly One[],
  count: number,
  lineOf: (one: One) => string,
  indent = '  ',
): string[] {
  const shown = all.slice(0, maxShown).map((one) => `${indent}${lineOf(one)}`);
  const rest = count - shown.length;
  return rest > 0 ? [...shown, `${indent}and ${rest} more: use --report FILE.json`] : shown;
}

/** One line per code of a remark, with the first place where it was met. */
export const remarkLines = <One extends Finding>(
  { remarkCounts, remarks }: Pick<Findings<One>, 'remarkCounts' | 'remarks'>,
  where: (finding: One) => string,
): string[] =>
  Object.entries(remarkCounts).map(([code, count]) => {
    const first = remarks.find((remark) => remark.code === code);
    return `  remark ${code}: ${count}${first ? `, first at ${where(first)}: ${first.en}` : ''}`;
  });
