import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import { commandOf } from '../change/change-input.ts';
import { ChangesPayload, write } from '../change/write.ts';
import { authoriseDraft, type Findings, type UseCase } from '../change/write-request.ts';
import type { RegisterContext } from '../context.ts';
import { reference } from '../dagtilbud/place-inputs.ts';
import type { Command } from '../draft/command.ts';
import type { Draft } from '../draft/draft.ts';
import { problem } from '../errors/refusals.ts';
import {
  activeChildren,
  checkDayAndReason,
  childNiveau,
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
import { MergeDagtilbudInput, SplitDagtilbudInput, type SplitPartInput } from './succession-inputs.ts';

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
      const errors = [...checkDayAndReason(input), ...splitProblems(draft, niveau, { from, targets, parts })];
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

/** One part of a split: what it is, by number or by the key of a new object, and what makes it if it is new. */
interface SplitPart {
  input: SplitPartInput;
  to: string;
  creation: Command | null;
  children: string[];
  path: string[];
}

/** The part that stands at this place of the input. */
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

interface Split {
  from: Party;
  /** The parts that exist. */
  targets: Party[];
  parts: SplitPart[];
}

/** Why an object cannot be split in this way. What the rules say of the result comes later. */
function splitProblems(draft: Draft, niveau: SuccessionNiveau, { from, targets, parts }: Split): Problem[] {
  return [
    ...(parts.length < 2 ? [problem('SUCCESSION_TOO_FEW', ['input', 'into'], { field: 'into', min: 2 })] : []),
    ...[from, ...targets].flatMap((one) => partyProblem(draft, niveau, one) ?? []),
    ...twiceNamed(targets),
    ...parts.flatMap((part) => [...notOne(part, niveau), ...badShare(part), ...elsewhere(draft, niveau, from, part)]),
    ...childProblems(draft, niveau, from, parts),
  ];
}

function notOne({ input, path }: SplitPart, niveau: SuccessionNiveau): Problem[] {
  const given = [input.existing, input.daginstitution, input.anvisningsenhed].filter((one) => one != null);
  const isOne = given.length === 1 && (input.existing != null || input[niveau] != null);
  return isOne ? [] : [problem('SUCCESSION_NOT_ONE', path, { field: path.join('.') })];
}

function badShare({ input: { share }, path }: SplitPart): Problem[] {
  if (share == null || (share >= 0 && share <= 1)) return [];
  const details = {
    field: 'share',
    value: share,
    expected: 'a share, 0 to 1',
    forventet: 'en andel, 0 til 1',
    example: '0.5',
  };
  return [problem('VALUE_MALFORMED', [...path, 'share'], details)];
}

/** A split stays inside the municipality; the rules find a parent that is not there. */
function elsewhere(draft: Draft, niveau: SuccessionNiveau, from: Party, { to, creation, path }: SplitPart): Problem[] {
  if (to === from.nummer) return [problem('SUCCESSION_TO_ITSELF', path, { field: 'nummer', value: to })];
  const source = draft.get(niveau, from.nummer);
  const kommune = source && draft.kommuneBefore(source);
  const own = creation ? kommuneOfNew(draft, creation) : kommuneOf(draft, niveau, to);
  if (!kommune || own === null || own === kommune) return [];
  return [problem('OBJECT_OF_OTHER_KOMMUNE', path, { field: 'nummer', value: to, kommune })];
}

function kommuneOf(draft: Draft, niveau: SuccessionNiveau, nummer: string): string | null {
  const object = draft.get(niveau, nummer);
  return object ? draft.kommuneBefore(object) : null;
}

function kommuneOfNew(draft: Draft, creation: NonNullable<SplitPart['creation']>): string | null {
  if (creation.op !== 'create') return null;
  if (creation.niveau === 'daginstitution') return creation.fields.admKommuneKode ?? null;
  if (creation.niveau !== 'anvisningsenhed') return null;
  return kommuneOf(draft, 'daginstitution', creation.fields.daginstitutionsNummer ?? '');
}

/** Each child must be an active one of the object, and go with one part only. */
function childProblems(draft: Draft, niveau: SuccessionNiveau, from: Party, parts: SplitPart[]): Problem[] {
  const source = draft.get(niveau, from.nummer);
  const own = new Set(source ? activeChildren(draft, source).map(({ id }) => id) : []);
  const seen = new Set<string>();
  return parts.flatMap(({ children, path }) =>
    children.flatMap((value, i) => {
      const code = seen.has(value) ? 'OBJECT_TWICE' : own.has(value) ? null : 'NUMMER_UNKNOWN';
      seen.add(value);
      const details = { field: 'children', value, niveau: childNiveau[niveau] };
      return code === null ? [] : [problem(code, [...path, 'children', String(i)], details)];
    }),
  );
}
