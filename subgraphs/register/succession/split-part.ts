import { commandOf } from '../change/change-input.ts';
import { reference } from '../dagtilbud/place-inputs.ts';
import type { Command } from '../draft/command.ts';
import type { SplitPartInput } from './succession-inputs.ts';

/** One part of a split: what it is, by number or by the key of a new object, and what makes it if it is new. */
export interface SplitPart {
  input: SplitPartInput;
  to: string;
  creation: Command | null;
  children: string[];
  path: string[];
}

/** The part that stands at this place of the input. */
export function toPart(input: SplitPartInput, i: number): SplitPart {
  const path = ['input', 'into', String(i)];
  const { existing, daginstitution, anvisningsenhed, children } = input;
  const key = (daginstitution ?? anvisningsenhed)?.key ?? `split-${i}`;
  const creation = daginstitution
    ? commandOf('createDaginstitution', { ...daginstitution, key }, [...path, 'daginstitution'])
    : anvisningsenhed
      ? commandOf('createAnvisningsenhed', { ...anvisningsenhed, key }, [...path, 'anvisningsenhed'])
      : null;
  const to = existing ? reference(existing.nummer) : `#${key}`;
  return { input, to, creation, children: children.map(reference), path };
}
