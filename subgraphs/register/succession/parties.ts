import { problem } from '../../common/errors/problem.ts';
import type { Problem } from '../answer/fejl.ts';
import { type ExistingInput, existing } from '../dagtilbud/place-inputs.ts';
import { versionMismatch } from '../draft/apply-commands.ts';
import type { Command } from '../draft/command.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import { loadDraft, type Source } from '../draft/load-draft.ts';

/** The levels whose objects can be merged and split. */
export type SuccessionNiveau = 'daginstitution' | 'anvisningsenhed';

/** An existing object that takes part, as it is named in the input. */
export type Party = ReturnType<typeof existing> & { path: string[] };

export const party = (input: ExistingInput, path: string[]): Party => ({ ...existing(input), path });

/** Loads the objects that take part, with their parents and children, and what the creations are to stand under. */
export function loadParties(source: Source, parties: readonly Party[], creations: readonly Command[] = []) {
  const looks = parties.flatMap((one): Command[] => [
    { op: 'close', niveau: 'anvisningsenhed', ...one },
    { op: 'close', niveau: 'daginstitution', ...one },
  ]);
  return loadDraft(source, [...looks, ...creations]);
}

/** The level that a number stands on; in old data it can be on both, and then the anvisningsenhed is meant. */
export const niveauOf = (draft: Draft, { nummer }: Party): SuccessionNiveau =>
  draft.get('anvisningsenhed', nummer) ? 'anvisningsenhed' : 'daginstitution';

/** What keeps an object from taking part: it is not there, not as the caller saw it, or closed. */
export function partyProblem(draft: Draft, niveau: SuccessionNiveau, { nummer, expectedVersion, path }: Party) {
  const object = draft.get(niveau, nummer);
  const at = [...path, 'nummer'];
  if (!object?.before) return problem('NUMMER_UNKNOWN', at, { field: 'nummer', value: nummer, niveau });
  const { version, aktivitetsstatus } = object.before;
  if (expectedVersion !== null && expectedVersion !== version)
    return versionMismatch(niveau, nummer, path, { value: expectedVersion, current: version });
  if (aktivitetsstatus !== 'Aktiv') return problem('SUCCESSION_OF_CLOSED', at, { field: 'nummer', value: nummer });
  return null;
}

/** The parties that stand in the list a second time. */
export function twiceNamed(parties: readonly Party[]): Problem[] {
  return parties
    .filter(({ nummer }, i) => parties.findIndex((one) => one.nummer === nummer) < i)
    .map(({ nummer, path }) => problem('OBJECT_TWICE', [...path, 'nummer'], { field: 'nummer', value: nummer }));
}

export const activeChildren = (draft: Draft, object: DraftObject): DraftObject[] =>
  draft.children(object).filter(({ after }) => after.aktivitetsstatus === 'Aktiv');

export const childNiveau = { daginstitution: 'anvisningsenhed', anvisningsenhed: 'alternativAdresse' } as const;

/** A child to another parent. */
export const moveTo = (niveau: SuccessionNiveau, child: string, parent: string, path: string[]): Command => ({
  op: 'move',
  niveau: childNiveau[niveau],
  nummer: child,
  expectedVersion: null,
  parent,
  path,
});
