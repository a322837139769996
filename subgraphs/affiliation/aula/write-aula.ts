import { csvForPeople, csvHeader } from '../../common/files/write-csv.ts';
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

/** The checks of units as CSV for people, a row for each check of each unit; a header first. */
export function* writeAula(enheder: readonly AulaFacts[]): Generator<string> {
  yield csvHeader(columns);
  for (const facts of enheder) yield csvForPeople(rowsOf(facts), columns, { boolean: String });
}

function rowsOf(facts: AulaFacts) {
  const { nummer, navn, kommuneKode } = facts.enhed;
  const { stage, ready, results } = evaluate(facts);
  const unit = { kommune: kommuneKode, nummer, navn, dag: facts.day, unitStage: stage, ready };
  return results.map(({ check, failing, fix }) => ({
    ...unit,
    ...check,
    passed: failing === 0,
    antal: failing,
    howToFix: fix.da,
  }));
}
