/**
 * Works through a list in order, as many at a time as there is room for; `room` is asked before each begins. When there is
 * none, and nothing is under way that could make some, the rest is left. Results stand as in the list; `work` must not
 * reject.
 */
export async function whileRoom<T, R>(
  items: readonly T[],
  room: () => number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const running = new Set<Promise<void>>();
  const begin = (i: number, item: T) => {
    const run = work(item).then((result) => {
      results[i] = result;
      running.delete(run);
    });
    running.add(run);
  };
  for (const [i, item] of items.entries()) {
    while (running.size >= room()) {
      if (running.size === 0) return results;
      await Promise.race(running);
    }
    begin(i, item);
  }
  await Promise.all(running);
  return results;
}
