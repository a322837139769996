import { cut } from '../../common/errors/fill.ts';
import { mapInTurns } from '../../common/work/turns.ts';
import type { Problem } from '../answer/fejl.ts';
import { type Column, fieldOf, type LevelField } from '../dagtilbud/fields.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type Breach, breachesOf } from '../regel/breaches.ts';

/** What the rules say of a draft: why it is refused, and what to know although it is not. */
export interface Verdict {
  errors: Problem[];
  warnings: Problem[];
}

/**
 * Runs every rule on the state that the commands lead to. A breach that was there before the write does not refuse it:
 * old rows may stay unlawful, but a write must not make them worse, and it says what is still wrong.
 */
export async function checkDraft(draft: Draft, kodebog: Kodebog): Promise<Verdict> {
  const past = draft.past();
  const verdict: Verdict = { errors: [], warnings: [] };
  await mapInTurns(concerned(draft), (object) => {
    const earlier = past.get(object.niveau, object.id);
    const known = new Set(earlier ? breachesOf(earlier, past, kodebog).map(identity) : []);
    for (const breach of breachesOf(object, draft, kodebog)) {
      const { severity, ...rest } = breach;
      const problem = { ...rest, path: inputPath(rest.path), value: rest.value === null ? null : cut(rest.value) };
      if (severity === 'refusal' && !known.has(identity(breach))) verdict.errors.push(problem);
      else verdict.warnings.push(problem);
    }
  });
  return verdict;
}

const identity = ({ code, path, value }: Breach): string => `${code} ${path.at(-1)} ${value}`;

/** The objects that commands touch, and those whose lawfulness hangs on them: parents, before and after, and children. */
function concerned(draft: Draft): Set<DraftObject> {
  const touched = draft.touched();
  const around = touched.flatMap((object) => [
    draft.parent(object),
    draft.parentBefore(object),
    ...draft.children(object),
  ]);
  return new Set([...touched, ...around.filter((object) => object !== undefined)]);
}

/** The way to a field of the input, from the way to its object and the column it is stored in. */
function inputPath(path: readonly string[]): string[] {
  const column = path.at(-1) ?? '';
  const field: LevelField | undefined = fieldOf[column as Column]; // rules also name what is no column
  return [...path.slice(0, -1), ...(field?.input ?? [column])];
}
