import { today } from '../../common/clock.ts';
import type { WriteAnswer } from '../change/write-request.ts';
import type { RegisterTransaction } from '../database.ts';
import type { SuccessionNiveau } from './parties.ts';
import type { SuccessionKind } from './succession.ts';
import type { SuccessionInput } from './succession-inputs.ts';

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
  const told = { changeset: span.first, kind, at, dag: dag ?? today(), reason: reason ?? null, moveAffiliation };
  const data = steps.map(({ niveau, from, to, share }) => {
    return { ...told, niveau, fraNummer: from, tilNummer: numbers[to] ?? to, share };
  });
  await tx.succession.createMany({ data });
}
