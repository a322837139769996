import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type Caller, isAllowed, may } from '../../common/auth/may.ts';
import { askedBy, changePage, StretchArguments } from '../../common/timeline/change-page.ts';
import { changesetOf } from '../../common/writes/changeset.ts';
import { type Movement, movementIn } from '../../common/writes/movement.ts';
import { FieldDiff } from '../answer/object-diff.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { changesThrough } from './change.reader.ts';
import { Change, ChangePage, type ChangeRow, ChangeWhere } from './change.ts';

@Resolver(() => Change)
export class ChangesResolver {
  @Query(() => ChangePage, {
    description:
      'The change log: every committed change in the order of commit, without gaps within a timeline; a new timeline passes over the numbers that may have been lost. A number once seen never gets another meaning, and none below it appears later, so a follower needs to keep only `last` and `tidslinje`.',
  })
  async changes(
    @Args(() => StretchArguments) args: StretchArguments,
    @Arg('where', () => ChangeWhere, { nullable: true, description: 'Which changes; all when left out.' })
    where: ChangeWhere | null,
    @Ctx() { database, kodebog, changeReader, caller }: RegisterContext,
  ): Promise<ChangePage> {
    refuseGuessing(caller, where);
    const stretch = await changeReader.stretch(askedBy(args), changesThrough(where, database.provider, kodebog));
    const movementOf = movementIn(where);
    const nodes = stretch.rows.map((row) => toChange(row, movementOf(row), caller));
    return changePage(nodes, stretch, args);
  }

  @FieldResolver(() => Dagtilbud, {
    nullable: true,
    description: 'The object before, with all below it as it was before the whole changeset; null when it is new.',
  })
  before(@Root() { row }: Change, @Ctx() { changeReader }: RegisterContext): Promise<Dagtilbud | null> {
    return changeReader.version('before', row);
  }

  @FieldResolver(() => Dagtilbud, {
    nullable: true,
    description:
      'The object after, with all below it as the whole changeset left it. Nothing is deleted, so null stands for a fault alone.',
  })
  after(@Root() { row }: Change, @Ctx() { changeReader }: RegisterContext): Promise<Dagtilbud | null> {
    return changeReader.version('after', row);
  }

  @FieldResolver(() => [FieldDiff], {
    description:
      'The fields that changed; of a new object all that have a value. Empty for the action KONTROL, which changes none.',
  })
  fields(@Root() { row }: Change, @Ctx() { changeReader }: RegisterContext): Promise<FieldDiff[]> {
    return changeReader.fields(row);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The version that it made of the object; for the action KONTROL the one that holds. Null stands for a fault alone.',
  })
  async version(@Root() { row }: Change, @Ctx() { changeReader }: RegisterContext): Promise<number | null> {
    return (await changeReader.version('after', row))?.version ?? null;
  }

  @FieldResolver(() => [Dagtilbud], {
    description:
      'What went from one municipality or daginstitution to another along with this object: everything below it, as it is after. Such objects did not themselves change, so they have no number of their own: who follows one municipality or daginstitution takes in, or lets go of, these together with the change whose `movement` is ENTERED or LEFT. Empty for any other change.',
  })
  along(@Root() { row }: Change, @Ctx() { changeReader }: RegisterContext): Promise<Dagtilbud[]> {
    return changeReader.along(row);
  }
}

/** Only those who keep the municipality's institutions see who wrote. */
export function toChange(row: ChangeRow, movement: Movement, caller: Caller): Change {
  const kommuner = [row.kommuneBefore, row.kommuneAfter].filter((kommune) => kommune !== null);
  const known = isAllowed(caller, 'changes.readActor', { kommuner: [...new Set(kommuner)] });
  return { ...row, id: `Change:${row.id}`, changeNumber: row.id, row, movement, changeset: changesetOf(row, known) };
}

/** The answer to a filter by writer would show what the answer itself hides; only a right without bounds may use it. */
function refuseGuessing(caller: Caller, where: ChangeWhere | null): void {
  const refused = where?.actor ? may(caller, 'changes.readActor', { kommuner: [] }) : null;
  if (refused) throw refused;
}
