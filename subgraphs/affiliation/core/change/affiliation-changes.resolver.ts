import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { type ActionReach, type Caller, reachOrRefuse } from '../../../common/auth/may.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { askedBy, changePage, StretchArguments } from '../../../common/timeline/change-page.ts';
import { changesetOf } from '../../../common/writes/changeset.ts';
import { type Movement, movementIn } from '../../../common/writes/movement.ts';
import type { AffiliationContext } from '../../context.ts';
import { affiliationChangesThrough } from './affiliation-change.reader.ts';
import {
  AffiliationChange,
  AffiliationChangePage,
  type AffiliationChangeRow,
  AffiliationChangeWhere,
} from './affiliation-change.ts';
import { fieldDiffs } from './stored-object.ts';
import { mayNotSee, unseenChange } from './unseen.ts';
import { AffiliationFieldDiff } from './write-payload.ts';

@Resolver(() => AffiliationChange)
export class AffiliationChangesResolver {
  @Query(() => AffiliationChangePage, {
    description:
      'The change log of the affiliation data, as `changes` is that of the register: every committed change of the municipalities that the right affiliationChanges.read reaches, in the order of commit. A number once seen never gets another meaning, and none below `last` appears later, so a follower needs to keep only `last` and `tidslinje`. Numbers are missing where changes belong to others. Nothing is ever taken out: what ends has a line that says so. Error: NOT_ALLOWED.',
  })
  async affiliationChanges(
    @Args(() => StretchArguments) args: StretchArguments,
    @Arg('where', () => AffiliationChangeWhere, { nullable: true, description: 'Which changes; all when left out.' })
    where: AffiliationChangeWhere | null,
    @Ctx() { database: { provider }, affiliationChangeReader, caller }: AffiliationContext,
  ): Promise<AffiliationChangePage> {
    const reach = reachOrRefuse(caller, 'affiliationChanges.read');
    const stretch = await affiliationChangeReader.stretch(
      askedBy(args),
      affiliationChangesThrough(where, reach, provider),
    );
    const movementOf = movementIn(where);
    const nodes = stretch.rows.map((row) => toChange(row, movementOf(row), reach));
    return changePage(nodes, stretch, args);
  }

  @FieldResolver(() => [AffiliationFieldDiff], {
    description:
      'The fields that changed. A personal field shows only that it changed; for a protected person, without the right to protected names, and for telephone numbers where one is protected, all that may have changed are listed. A value is null also where the object belonged, or belongs now, to a municipality that the right does not reach.',
  })
  async fields(
    @Root() { row, sees }: AffiliationChange,
    @Ctx() { affiliationChangeReader, caller }: AffiliationContext,
  ): Promise<AffiliationFieldDiff[]> {
    const { before, after, isProtected } = await affiliationChangeReader.versions(row);
    if (after === null) return [];
    const hides = (row.objectKind === 'person' || isProtected) && isHidden(row, isProtected, caller);
    const diffs = fieldDiffs(unseenChange({ kind: row.objectKind, before, after } as never, hides));
    return diffs.map((diff) => ({
      ...diff,
      before: sees.before ? diff.before : null,
      after: sees.after ? diff.after : null,
    }));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'The version that it made of the object. Null where the object belongs to a municipality that the right does not reach.',
  })
  async version(
    @Root() { row, sees }: AffiliationChange,
    @Ctx() { affiliationChangeReader }: AffiliationContext,
  ): Promise<number | null> {
    const { after } = await affiliationChangeReader.versions(row);
    return sees.after ? ((after as { version?: number } | null)?.version ?? null) : null;
  }

  @FieldResolver(() => Boolean, {
    description: 'A tombstone: the object has ended, will on `sidsteDag`, or was called off.',
  })
  ended(@Root() { action }: AffiliationChange): boolean {
    return action === 'end';
  }

  @FieldResolver(() => LocalDate, {
    nullable: true,
    description: 'For a tombstone: the last day it holds. Null for what has no last day, as what was called off.',
  })
  async sidsteDag(
    @Root() { row, sees }: AffiliationChange,
    @Ctx() { affiliationChangeReader }: AffiliationContext,
  ): Promise<string | null> {
    if (row.action !== 'end' || !sees.after) return null;
    const { after } = await affiliationChangeReader.versions(row);
    const { gyldigTil = null, aflyst = false } = (after ?? {}) as { gyldigTil?: string | null; aflyst?: boolean };
    return aflyst ? null : gyldigTil;
  }
}

/** Whether the caller may not see the person, where they were before or are after. */
function isHidden({ kommuneBefore, kommuneAfter }: AffiliationChangeRow, beskyttet: boolean, caller: Caller): boolean {
  const kommuner = [kommuneBefore, kommuneAfter].filter((kode) => kode !== null);
  return kommuner.some((kommuneKode) => mayNotSee(caller, { kommuneKode, beskyttet }));
}

/** Only those who answer for the object both before and after see who wrote. */
export function toChange(
  row: AffiliationChangeRow,
  movement: Movement,
  { all, kommuner, enheder }: ActionReach,
): AffiliationChange {
  const reaches = (kommune: string | null, enhed: string | null) =>
    all || kommune === null || kommuner.includes(kommune) || (enhed !== null && enheder.includes(enhed));
  const sees = {
    before: reaches(row.kommuneBefore, row.enhedBefore),
    after: reaches(row.kommuneAfter, row.enhedAfter),
  };
  const named = { id: `AffiliationChange:${row.id}`, changeNumber: row.id };
  return { ...row, ...named, row, sees, movement, changeset: changesetOf(row, sees.before && sees.after) };
}
