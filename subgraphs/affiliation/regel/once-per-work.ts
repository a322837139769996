import type { Work } from '../change/work.ts';

/** What several rules need of the result of a write, computed when the first asks. Only for rules: before, a work still changes. */
export function oncePerWork<T>(compute: (work: Work) => T): (work: Work) => T {
  const known = new WeakMap<Work, { value: T }>();
  return (work) => {
    const found = known.get(work) ?? { value: compute(work) };
    known.set(work, found);
    return found.value;
  };
}
