import type { Snapshot } from '../../common/database/snapshot.ts';
import type { RegisterContext } from '../context.ts';
import type { Dagtilbud } from '../dagtilbud/dagtilbud.ts';

type Readers = Pick<RegisterContext, 'reader' | 'successions'>;

/**
 * What objects are in a snapshot: an active one is itself, a closed one what it went on in, however many steps away,
 * and one that went on in nothing is itself, closed. One round of statements a step, however wide.
 */
export async function currentDagtilbud(
  readers: Readers,
  objects: readonly Dagtilbud[],
  snapshot: Snapshot,
  seen = new Set<string>(),
): Promise<Dagtilbud[]> {
  const fresh = objects.filter((object) => !seen.has(keyOf(object)));
  for (const object of fresh) seen.add(keyOf(object));
  const next = await Promise.all(fresh.map((object) => (object.aktiv ? [] : successorsOf(readers, object, snapshot))));
  const ends = fresh.filter((_object, i) => next[i]?.length === 0);
  const further = next.flat();
  return further.length === 0 ? ends : [...ends, ...(await currentDagtilbud(readers, further, snapshot, seen))];
}

const keyOf = ({ niveau, nummer }: Dagtilbud): string => `${niveau} ${nummer}`;

async function successorsOf({ reader, successions }: Readers, { niveau, nummer }: Dagtilbud, snapshot: Snapshot) {
  const steps = await successions.successors(niveau, nummer, snapshot);
  const objects: Promise<Dagtilbud | null>[] = steps.map((step) => reader.byNummer(step.niveau, step.nummer, snapshot));
  return (await Promise.all(objects)).filter((object) => object !== null);
}
