import { Field, Int, ObjectType } from 'type-graphql';
import { Fejl } from '../../../common/writes/fejl.ts';
import type { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { Tilknytning } from '../../people/tilknytning/tilknytning.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What a write did to one tie. Nothing is stored when `errors` has anything, or in a dry run.',
})
export class TilknytningPayload extends AffiliationOutcome {
  @Field(() => Tilknytning, {
    nullable: true,
    description:
      'The tie as it is now, the later one where it went on as another; null when nothing was stored, or it is the contact of a protected child whom the caller may not see.',
  })
  tilknytning!: Tilknytning | null;
}

@ObjectType({ simpleResolvers: true, description: 'A row of a batch that was left out (skipRefused).' })
export class RefusedRow {
  @Field(() => Int, { description: 'Its position in `rows`; the first is 0.' })
  row!: number;

  @Field(() => [Fejl], { description: 'Why.' })
  errors!: Fejl[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Position of the refused row that it depends on (ROW_DEPENDS); null when it is refused for a reason of its own.',
  })
  dependsOn!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'What a batch did. Nothing is stored when `errors` has anything, or in a dry run; rows that were left out are in `refused`.',
})
export class TilknytningerPayload extends AffiliationOutcome {
  @Field(() => Int, { description: 'Objects that it made.' })
  created!: number;

  @Field(() => Int, { description: 'Objects that it changed.' })
  updated!: number;

  @Field(() => Int, { description: 'Objects that it ended.' })
  ended!: number;

  @Field(() => [RefusedRow], { description: 'With skipRefused: the rows that it left out. Empty without.' })
  refused!: RefusedRow[];
}

/**
 * Writes one affiliation and shows it: one that is new, else the one that changed; what went along comes after it.
 * The name of the mutation stands in the read log.
 */
export async function writeTilknytning(
  context: AffiliationContext,
  mutation: string,
  useCase: UseCase,
  args: WriteArguments,
): Promise<TilknytningPayload> {
  const outcome = await context.write({ ...useCase, navn: mutation }, args);
  const written = outcome.changes.filter(({ objectKind }) => objectKind === 'tilknytning');
  const [first] = outcome.idsOf('tilknytning');
  const id = first && (written.find(({ action }) => action === 'create')?.id ?? first);
  const shown = id ? await context.tilknytningReader.byId(id, { snapshot: null, formaal: mutation }) : null;
  return { ...outcome, tilknytning: shown };
}
