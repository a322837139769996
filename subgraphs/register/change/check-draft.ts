import type { Kodebog } from '../kodeliste/kodebog.ts';
import { brokenRegler } from '../regel/broken-regler.ts';
import type { Severity } from '../regel/relation.ts';
import { relations } from '../regel/relations.ts';
import type { Draft, DraftObject } from './draft.ts';
import type { Problem } from './problem.ts';

/** What the rules say of a draft: why it is refused, and what to know although it is not. */
export interface Verdict {
  errors: Problem[];
  warnings: Problem[];
}

type Breach = Problem & { severity: Severity; value: string | null };

/**
 * Runs every rule on the state that the commands lead to. A breach that was there before the write does not refuse it:
 * old rows may stay unlawful, but a write must not make them worse, and it says what is still wrong.
 */
export function checkDraft(draft: Draft, kodebog: Kodebog): Verdict {
  const past = draft.past();
  const verdict: Verdict = { errors: [], warnings: [] };
  for (const object of concerned(draft)) {
    const earlier = past.get(object.niveau, object.id);
    const known = new Set(earlier ? breachesOf(earlier, past, kodebog).map(identity) : []);
    for (const breach of breachesOf(object, draft, kodebog)) {
      const { severity, value: _value, ...problem } = breach;
      if (severity === 'refusal' && !known.has(identity(breach))) verdict.errors.push(problem);
      else verdict.warnings.push(problem);
    }
  }
  return verdict;
}

const identity = ({ code, path, value }: Breach): string => `${code} ${path.at(-1)} ${value}`;

/** The objects that commands touch, and those whose lawfulness hangs on them: parents and children. */
function concerned(draft: Draft): Set<DraftObject> {
  const touched = draft.touched();
  const around = touched.flatMap((object) => [draft.parent(object), ...draft.children(object)]);
  return new Set([...touched, ...around.filter((object) => object !== undefined)]);
}

function breachesOf(object: DraftObject, draft: Draft, kodebog: Kodebog): Breach[] {
  const at = (field: string) => [...(object.paths[0] ?? [object.id]), field];
  const ofRow = brokenRegler(object.niveau, object.after).map(({ regel, breach }): Breach => {
    const { code, da, en, example, retryable } = regel;
    const severity = draft.ekstern?.excuses(object, code) ? 'warning' : 'refusal';
    return { code, da, en, example, retryable, path: at(breach.field), severity, value: breach.value };
  });
  const ofRelations = relations
    .filter(({ niveauer }) => niveauer.includes(object.niveau))
    .flatMap((relation): Breach[] => {
      const breach = relation.check(object, draft, kodebog);
      if (breach === null) return [];
      const { code, da, en, example, retryable, severity } = relation;
      return [{ code, da, en, example, retryable, severity, path: at(breach.field), value: breach.value }];
    });
  return [...ofRow, ...ofRelations];
}
