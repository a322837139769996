import type { Findings, UseCase } from '../change/write-request.ts';
import { checkTold } from './check-told.ts';
import { loadParties, moveTo, niveauOf, party } from './parties.ts';
import { toPart } from './split-part.ts';
import { splitProblems } from './split-problems.ts';
import { type Step, storeSuccession } from './store-succession.ts';
import type { SplitDagtilbudInput } from './succession-inputs.ts';

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
      const goesOnIn = new Map([[from.nummer, parts.map(({ to }) => to)]]);
      return { commands: [...creations, ...moves, { op: 'close', niveau, ...from }], goesOnIn };
    },
    keep: (tx, answer) => storeSuccession(tx, answer, 'split', input, steps),
  };
}

const existingPath = (i: number) => ['input', 'into', String(i), 'existing'];
