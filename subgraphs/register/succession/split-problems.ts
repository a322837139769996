import { problem } from '../../common/errors/problem.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Draft } from '../draft/draft.ts';
import { activeChildren, childNiveau, type Party, partyProblem, type SuccessionNiveau, twiceNamed } from './parties.ts';
import type { SplitPart } from './split-part.ts';

interface Split {
  from: Party;
  /** The parts that exist. */
  targets: Party[];
  parts: SplitPart[];
}

/** Why an object cannot be split in this way. What the rules say of the result comes later. */
export function splitProblems(draft: Draft, niveau: SuccessionNiveau, { from, targets, parts }: Split): Problem[] {
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

/** A split stays inside the municipality; a parent that is not there is told of by the rules. */
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
