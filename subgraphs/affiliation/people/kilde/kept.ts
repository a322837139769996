import { Field, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { expectedVersionField } from '../../../common/writes/write-arguments.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';

@InputType()
export abstract class ChangerInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'The source system in whose name it is changed.' })
  kilde!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: change it although another source keeps it, which is otherwise refused (KILDE_OTHER).',
  })
  overruleKilde?: boolean | null;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

/** What every change of something that a source keeps carries. */
export const changerSchema = z.strictObject({
  id: fields.id,
  kilde: token(100),
  overruleKilde: z.preprocess((value) => value ?? false, z.boolean()),
  expectedVersion: orNone(z.int()),
});

/** What a source keeps, and in whose name it is changed. */
interface Named {
  id: string;
  kilde: string;
  overruleKilde: boolean;
  expectedVersion: number | null;
}

/**
 * The group or tie to change, if there is one; an error notes when another source keeps it. Automation must never alter
 * what is not its own without saying so: the other source would write it back, and the two would take turns. Only the
 * municipality's staff, and whoever writes as that source, too, may say so.
 */
export async function loadKept<S extends 'gruppe' | 'tilknytning'>(
  work: Work,
  kind: S,
  { id, kilde, overruleKilde, expectedVersion }: Named,
  path: string[],
): Promise<StoredObject<S> | undefined> {
  await work.load(kind, 'id', [id]);
  const kept = work.existing(kind, id, [...path, 'id'], expectedVersion);
  work.speakAs(kilde, [...path, 'kilde'], overruleKilde);
  if (!kept || kept.after.kilde === kilde) return kept;
  if (overruleKilde) work.speakAs(kept.after.kilde, [...path, 'overruleKilde'], true);
  else work.refuse('KILDE_OTHER', [...path, 'kilde'], { value: kept.after.kilde, kilde });
  return kept;
}
