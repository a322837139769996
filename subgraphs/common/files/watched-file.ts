import { readFileSync, statSync } from 'node:fs';

/** Reads a file again only when it has changed: a change is seen at the next call. `parse` gets null for no file. */
export function watchedFile<Value>(file: string, parse: (text: string | null) => Value): () => Value {
  let seen: { stamp: string; value: Value } | undefined;
  return () => {
    const stamp = stampOf(file);
    if (seen?.stamp !== stamp) seen = { stamp, value: parse(stamp === 'none' ? null : readFileSync(file, 'utf8')) };
    return seen.value;
  };
}

function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat ? [stat.ino, stat.mtimeNs, stat.ctimeNs, stat.size].join() : 'none';
}
