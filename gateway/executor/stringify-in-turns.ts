import { isSmall, type Turns } from '../../subgraphs/common/turns/turns.ts';

/** Values that are written in one go. */
const most = 2_000;

/** JSON as JSON.stringify writes it, in turns: that alone would take tenths of a second for the largest answers. */
export async function stringifyInTurns(data: unknown, turns: Turns): Promise<string> {
  const parts: string[] = [];
  const write = async (value: unknown): Promise<void> => {
    if (isSmall(value, most)) parts.push(JSON.stringify(value));
    else if (Array.isArray(value)) await writeAll('[]', value, (item) => write(item));
    else
      await writeAll('{}', entriesOf(value as object), async ([key, part]) => {
        parts.push(`${JSON.stringify(key)}:`);
        await write(part);
      });
    await turns.pause(undefined);
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

/** An undefined field is left out. */
const entriesOf = (value: object) => Object.entries(value).filter(([, part]) => part !== undefined);
