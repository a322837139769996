import { today } from '../../common/clock.ts';
import { isDay } from '../../common/parse/days.ts';
import { isShowable } from '../../common/text/clean-text.ts';
import type { Problem } from '../answer/fejl.ts';
import type { WriteAnswer } from '../change/write-request.ts';
import { type ExistingInput, existing } from '../dagtilbud/place-inputs.ts';
import type { RegisterTransaction } from '../database.ts';
import { versionMismatch } from '../draft/apply-commands.ts';
import type { Command } from '../draft/command.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import { loadDraft, type Source } from '../draft/load-draft.ts';
import { problem } from '../errors/refusals.ts';
import type { SuccessionKind } from './succession.ts';
import type { SuccessionInput } from './succession-inputs.ts';

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

const reasonForm = ['1 to 500 characters without control characters', '1 til 500 tegn uden styretegn'] as const;

/** What is wrong with the day and the reason of a merge or a split. */
export function checkDayAndReason({ dag, reason }: SuccessionInput): Problem[] {
  const problems: Problem[] = [];
  const wrong = (field: string, value: string, [expected, forventet]: readonly [string, string], example: string) =>
    problems.push(problem('VALUE_MALFORMED', ['input', field], { field, value, expected, forventet, example }));
  const now = today();
  if (dag != null && !isDay(dag)) wrong('dag', dag, ['a day', 'en dag'], now);
  else if (dag != null && dag !== now)
    problems.push(
      problem('SUCCESSION_NOT_TODAY', ['input', 'dag'], { field: 'dag', value: dag, today: now, example: now }),
    );
  if (reason != null && (reason === '' || [...reason].length > 500 || !isShowable(reason)))
    wrong('reason', reason, reasonForm, 'Sammenlagt efter byrådets beslutning');
  return problems;
}

/** One object going on in another, before the register has given numbers to new ones. */
export interface Step {
  niveau: SuccessionNiveau;
  from: string;
  /** A number, or "#key". */
  to: string;
  share: number | null;
}

/** Records the steps of a merge or a split with the changeset that makes them. */
export async function storeSuccession(
  tx: RegisterTransaction,
  { span, numbers }: WriteAnswer,
  kind: SuccessionKind,
  { dag, reason, moveAffiliation = false }: SuccessionInput & { moveAffiliation?: boolean },
  steps: readonly Step[],
): Promise<void> {
  if (span === null) throw new Error(`a ${kind} without a change`);
  const { at } = await tx.changeset.findUniqueOrThrow({ where: { firstChange: span.first } });
  const shared = { changeset: span.first, kind, at, dag: dag ?? today(), reason: reason ?? null, moveAffiliation };
  const data = steps.map(({ niveau, from, to, share }) => {
    return { ...shared, niveau, fraNummer: from, tilNummer: numbers[to] ?? to, share };
  });
  await tx.succession.createMany({ data });
}
