import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { pseudoCprIn } from './test-cpr.ts';

/** Where what was found is noted, for the end of the run to fail by; vitest.config.ts names it. */
const evidenceFile = () => process.env.CPR_EVIDENCE ?? '';

/** Notes a text that holds a CPR number, by where it was found; the number itself is not repeated. */
export function watchForCpr(where: string, text: string, file = evidenceFile()): void {
  const found = pseudoCprIn(text);
  if (found.length > 0) noteEvidence(`${where}: ${found.length} CPR number(s)`, file);
}

/** Notes what must not be, without what it is about. */
export function noteEvidence(line: string, file = evidenceFile()): void {
  if (file !== '') appendFileSync(file, `${line}\n`);
}

/** What was found in the run. */
export const cprEvidence = (file = evidenceFile()): string[] =>
  existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
