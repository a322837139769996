import { Kind, type ValueNode } from 'graphql';

/** More than any body holds. */
const most = 10_000_000;
const counted = new WeakMap<object, number>();

/** How many values an argument holds, with those of its variables; one that is given by itself counts as nothing. */
export function countValues(node: ValueNode, variables: Readonly<Record<string, unknown>>): number {
  let count = 0;
  const open: ValueNode[] = [node];
  for (let next = open.pop(); next && count < most; next = open.pop()) {
    if (next.kind === Kind.LIST) open.push(...next.values);
    else if (next.kind === Kind.OBJECT) open.push(...next.fields.map(({ value }) => value));
    else count += next.kind === Kind.VARIABLE ? countIn(variables[next.name.value]) : 1;
  }
  return node.kind === Kind.LIST || node.kind === Kind.OBJECT || node.kind === Kind.VARIABLE ? count : 0;
}

/** Without recursion, which a deep value would break, and once for a variable that stands in many places. */
function countIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const known = counted.get(value);
  if (known !== undefined) return known;
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && count < most) {
    const next = open.pop();
    count++;
    if (typeof next === 'object' && next !== null) for (const part of Object.values(next)) open.push(part);
  }
  counted.set(value, count);
  return count;
}
