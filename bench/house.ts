import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One file of the product as its cut is measured. */
interface Source {
  file: string;
  lines: number;
  importLines: number;
  imports: string[];
}

/** The product's own files: no tests, no generated code. */
const sources = (product: string): Source[] =>
  execFileSync('git', ['ls-files', 'gateway/*.ts', 'subgraphs/*.ts'], { cwd: product, encoding: 'utf8' })
    .split('\n')
    .filter((file) => file !== '' && !file.includes('/generated/'))
    .map((file) => readSource(product, file));

function readSource(product: string, file: string): Source {
  const text = readFileSync(path.join(product, file), 'utf8');
  const imports = [...text.matchAll(/^(?:import|export)\b[^;]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm)];
  const importLines = [...text.matchAll(/^import\b[^;]*;/gm)].reduce((sum, [one]) => sum + one.split('\n').length, 0);
  const resolve = (to: string) => path.join(path.dirname(file), to);
  return {
    file,
    lines: text.trimEnd().split('\n').length,
    importLines,
    imports: imports.map(([, from, dynamic]) => resolve(from ?? dynamic ?? '')),
  };
}

/** How many files of the product import each of them. */
function importersOf(all: readonly Source[]): Map<string, Set<string>> {
  const importers = new Map(all.map(({ file }) => [file, new Set<string>()]));
  for (const { file, imports } of all) for (const to of imports) importers.get(to)?.add(file);
  return importers;
}

/** How the code of a checkout is cut into files and rooms. */
export function measureHouse(product: string): void {
  const all = sources(product);
  const lengths = all.map(({ lines }) => lines).sort((a, b) => a - b);
  const at = (share: number) => lengths[Math.floor(lengths.length * share)];
  const sum = (of: (source: Source) => number) => all.reduce((total, source) => total + of(source), 0);
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const one = [...importersOf(all)].filter(([file, by]) => {
    const [importer] = by;
    return by.size === 1 && importer !== undefined && path.dirname(importer) === path.dirname(file);
  });
  console.log(`files                                  ${all.length}`);
  console.log(`lines per file, median / p90 / most    ${at(0.5)} / ${at(0.9)} / ${lengths.at(-1)}`);
  console.log(`files of 15 lines or fewer             ${percent(lengths.filter((n) => n <= 15).length, all.length)}`);
  console.log(
    `import lines                           ${percent(
      sum((s) => s.importLines),
      sum((s) => s.lines),
    )}`,
  );
  console.log(`files that only one sibling imports    ${one.length}`);
  console.log(
    `over 250 lines: ${
      all
        .filter(({ lines }) => lines > 250)
        .map(({ file, lines }) => `${file} (${lines})`)
        .join(', ') || 'none'
    }`,
  );
}
