import { commandOf } from '../change/change-input.ts';
import type { Command } from '../change/command.ts';
import { reference } from '../change/existing-input.ts';
import type { Findings, UseCase } from '../change/use-case.ts';
import { checkTold } from './check-told.ts';
import { loadParties, moveTo, niveauOf, party } from './parties.ts';
import { splitProblems } from './split-problems.ts';
import { type Step, storeSuccession } from './store-succession.ts';
import type { SplitDagtilbudInput, SplitPartInput } from './succession-inputs.ts';

/** One part of a split: what it is, by number or by the key of a new object, and what makes it if it is new. */
export interface SplitPart {
  input: SplitPartInput;
  to: string;
  creation: Command | null;
  children: string[];
  path: string[];
}

/** Closes an object, gives what it has to several others, new or not, and records that it went on in them. */
export function splitDagtilbud(input: SplitDagtilbudInput): UseCase {
  const from = party(input.from, ['input', 'from']);
  const parts = input.into.map(toPart);
  let steps: Step[] = [];
  return {
    input: { splitDagtilbud: input },
    async commands(_tx, source): Promise<Findings> {
      const creations = parts.flatMap(({ creation }) => creation ?? []);
      const targets = input.into.flatMap((one, i) => (one.existing ? [party(one.existing, existingPath(i))] : []));
      const draft = await loadParties(source, [from, ...targets], creations);
      const niveau = niveauOf(draft, from);
      const errors = [...checkTold(input), ...splitProblems(draft, niveau, { from, targets, parts })];
      if (errors.length > 0) return { errors };
      steps = parts.map(({ to, input: { share = null } }) => ({ niveau, from: from.nummer, to, share }));
      const moves = parts.flatMap(({ to, children, path }) => children.map((one) => moveTo(niveau, one, to, path)));
      return { commands: [...creations, ...moves, { op: 'close', niveau, ...from }] };
    },
    keep: (tx, answer) => storeSuccession(tx, answer, 'split', input, steps),
  };
}

const existingPath = (i: number) => ['input', 'into', String(i), 'existing'];

function toPart(input: SplitPartInput, i: number): SplitPart {
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
