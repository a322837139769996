import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import { ChangesPayload, write } from '../change/write.ts';
import { authoriseDraft, type Findings, type UseCase } from '../change/write-request.ts';
import type { RegisterContext } from '../context.ts';
import type { Command } from '../draft/command.ts';
import type { Draft } from '../draft/draft.ts';
import { problem } from '../errors/refusals.ts';
import {
  activeChildren,
  checkDayAndReason,
  loadParties,
  moveTo,
  niveauOf,
  type Party,
  party,
  partyProblem,
  type Step,
  type SuccessionNiveau,
  storeSuccession,
  twiceNamed,
} from './parties.ts';
import { splitDagtilbud } from './split-dagtilbud.ts';
import { MergeDagtilbudInput, SplitDagtilbudInput } from './succession-inputs.ts';

@Resolver()
export class SuccessionMutations {
  @Mutation(() => ChangesPayload, {
    description:
      'Joins daginstitutioner to another, or anvisningsenheder to another, inside a municipality: what they have moves along, they are closed, and the register remembers what they went on in. A dry run names the successor in `changes`, and of each unit that closes, `changes { dagtilbud { … on Anvisningsenhed { beroerte } } }` counts who hangs on it. Not for private providers: they can propose single changes and applyChanges only (NOT_ALLOWED).',
  })
  mergeDagtilbud(
    @Arg('input', () => MergeDagtilbudInput) input: MergeDagtilbudInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    const action = input.moveAffiliation ? 'register.mergePeople' : 'register.merge';
    return carryOut(context, args, action, mergeDagtilbud(input));
  }

  @Mutation(() => ChangesPayload, {
    description:
      'Divides a daginstitution or an anvisningsenhed into several, new or existing, inside a municipality: its children go with the part that names them, it is closed, and the register remembers what it went on in. Not for private providers: they can propose single changes and applyChanges only (NOT_ALLOWED).',
  })
  splitDagtilbud(
    @Arg('input', () => SplitDagtilbudInput) input: SplitDagtilbudInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    return carryOut(context, args, 'register.split', splitDagtilbud(input));
  }
}

async function carryOut(
  context: RegisterContext,
  args: WriteArguments,
  action: 'register.merge' | 'register.mergePeople' | 'register.split',
  useCase: UseCase,
): Promise<ChangesPayload> {
  const authorise = (draft: Draft) => authoriseDraft(context.caller, draft, action);
  const outcome = await write(context, [], args, { ...useCase, action, authorise });
  return { ...outcome, dagtilbud: outcome.written };
}

/** Closes some objects, moves what they have to another, and records that they went on in it. */
function mergeDagtilbud(input: MergeDagtilbudInput): UseCase {
  const into = party(input.into, ['input', 'into']);
  const from = input.from.map((one, i) => party(one, ['input', 'from', String(i)]));
  let steps: Step[] = [];
  return {
    input: { mergeDagtilbud: input },
    async commands(_tx, source): Promise<Findings> {
      const draft = await loadParties(source, [into, ...from]);
      const niveau = niveauOf(draft, into);
      const errors = [...checkDayAndReason(input), ...problemsOf(draft, niveau, from, into)];
      if (errors.length > 0) return { errors };
      steps = from.map(({ nummer }) => ({ niveau, from: nummer, to: into.nummer, share: null }));
      const goesOnIn = new Map(from.map(({ nummer }) => [nummer, [into.nummer]]));
      return { commands: from.flatMap((one) => commandsFor(draft, niveau, one, into.nummer)), goesOnIn };
    },
    keep: (tx, answer) => storeSuccession(tx, answer, 'merge', input, steps),
  };
}

function problemsOf(draft: Draft, niveau: SuccessionNiveau, from: Party[], into: Party): Problem[] {
  const tooFew = from.length > 0 ? [] : [problem('SUCCESSION_TOO_FEW', ['input', 'from'], { field: 'from', min: 1 })];
  const wrong = [into, ...from].flatMap((one) => partyProblem(draft, niveau, one) ?? []);
  const target = draft.get(niveau, into.nummer);
  const kommune = target && draft.kommuneBefore(target);
  return [...tooFew, ...wrong, ...twiceNamed(from), ...from.flatMap((one) => ownProblems(draft, niveau, one, kommune))];

  function ownProblems(draft: Draft, niveau: SuccessionNiveau, one: Party, kommune: string | null | undefined) {
    const at = [...one.path, 'nummer'];
    const details = { field: 'nummer', value: one.nummer };
    if (one.nummer === into.nummer) return [problem('SUCCESSION_TO_ITSELF', at, details)];
    const object = draft.get(niveau, one.nummer);
    if (!kommune || !object || draft.kommuneBefore(object) === kommune) return [];
    return [problem('OBJECT_OF_OTHER_KOMMUNE', at, { ...details, kommune })];
  }
}

function commandsFor(draft: Draft, niveau: SuccessionNiveau, one: Party, into: string): Command[] {
  const object = draft.get(niveau, one.nummer);
  const children = object ? activeChildren(draft, object) : [];
  return [...children.map(({ id }) => moveTo(niveau, id, into, one.path)), { op: 'close', niveau, ...one }];
}
