import type { RequestWork } from '../../subgraphs/common/work/request-work.ts';

/** Values that are written in one go. */
const most = 2_000;

/** JSON as JSON.stringify writes it, in turns: of the largest answers that alone would take tenths of a second. */
export async function stringifyInTurns(data: unknown, work: RequestWork): Promise<string> {
  const parts: string[] = [];
  const write = async (value: unknown): Promise<void> => {
    if (isSmall(value)) parts.push(JSON.stringify(value));
    else if (Array.isArray(value)) await writeAll('[]', value, (item) => write(item));
    else
      await writeAll('{}', Object.entries(value as object), async ([key, part]) => {
        parts.push(`${JSON.stringify(key)}:`);
        await write(part);
      });
    work.check();
    await work.turns.pause(undefined);
  };
  const writeAll = async <T>([open, close]: string, items: readonly T[], one: (item: T) => Promise<void>) => {
    parts.push(open as string);
    for (const [i, item] of items.entries()) {
      if (i > 0) parts.push(',');
      await one(item);
    }
    parts.push(close as string);
  };
  await write(data);
  return parts.join('');
}

function isSmall(value: unknown): boolean {
  let count = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (++count > most) return false;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) open.push(part);
  }
  return true;
}
