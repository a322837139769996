import { Turns } from '../../subgraphs/common/turns/turns.ts';

/** One value inside another, or the name of a field there. */
interface Part {
  value: unknown;
  depth: number;
}

/** Parts that are looked at before it is looked at the clock again. */
const chunk = 2_000;

/**
 * The first part of a value that is looked for, the value itself among them. Without recursion, which a deep value would
 * break, and in turns: variables may hold hundreds of thousands.
 */
export async function findPart(value: unknown, isWanted: (part: Part) => boolean): Promise<Part | undefined> {
  const turns = new Turns();
  const open: Part[] = [{ value, depth: 0 }];
  for (let count = 1; open.length > 0; count++) {
    const part = open.pop() as Part;
    if (isWanted(part)) return part;
    if (count % chunk === 0) await turns.pause(undefined);
    if (typeof part.value !== 'object' || part.value === null) continue;
    const depth = part.depth + 1;
    if (Array.isArray(part.value)) for (const item of part.value) open.push({ value: item, depth });
    else
      for (const name in part.value) {
        open.push({ value: name, depth });
        open.push({ value: (part.value as Record<string, unknown>)[name], depth });
      }
  }
  return undefined;
}
