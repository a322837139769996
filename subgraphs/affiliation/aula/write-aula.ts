import { stringify } from 'csv-stringify/sync';
import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import { evaluate } from './evaluate.ts';

const columns = [
  'kommune',
  'nummer',
  'navn',
  'dag',
  'unitStage',
  'ready',
  'code',
  'stage',
  'severity',
  'passed',
  'antal',
  'da',
  'en',
  'howToFix',
  'source',
  'mark',
];

/** As the register's own files: semicolons, CRLF. */
const options = { delimiter: ';', record_delimiter: '\r\n', columns, cast: { boolean: String } } as const;

/** The checks of units as CSV, a row for each check of each unit; a header first. */
export function* writeAula(enheder: readonly AulaFacts[]): Generator<string> {
  yield stringify([columns], { ...options, bom: true });
  for (const facts of enheder) yield stringify(rowsOf(facts), options);
}

function rowsOf(facts: AulaFacts) {
  const { nummer, navn, kommuneKode } = facts.enhed;
  const { stage, ready, results } = evaluate(facts);
  const unit = { kommune: kommuneKode, nummer, navn, dag: facts.day, unitStage: stage, ready };
  return results.map(({ check: { fix, ...check }, failing }) => ({
    ...unit,
    ...check,
    passed: failing === 0,
    antal: failing,
    howToFix: fix.da,
  }));
}
