import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AsOfArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr, paaDagDescription } from '../../core/periode/periode.ts';
import { formaalDescription, parseFormaal } from '../../laeselog/formaal.ts';
import { Gruppe } from '../../people/gruppe/gruppe.ts';
import { Person, toPerson } from '../../people/person/person.ts';
import {
  RootTilknytningArguments,
  statusOn,
  Tilknytning,
  TilknytningArguments,
  TilknytningConnection,
  type TilknytningStatus,
  TilknytningStatuses,
} from '../../people/tilknytning/tilknytning.ts';
import { Enhed, type EnhedReference } from '../../units/enhed/enhed.ts';

const paaDagArgument = { nullable: true, description: paaDagDescription };

@Resolver(() => Tilknytning)
export class TilknytningResolver {
  @Query(() => Tilknytning, {
    nullable: true,
    description: 'One tie. Null when none that the caller may see has the id. Error: NOT_ALLOWED.',
  })
  async tilknytning(
    @Arg('id', () => ID, { description: 'Id of the tie.' }) id: string,
    @Arg('formaal', () => String, { nullable: true, description: formaalDescription }) formaal: string | null,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, tilknytningReader }: AffiliationContext,
  ): Promise<Tilknytning | null> {
    const snapshot = await snapshotAt(database, moment);
    return tilknytningReader.byId(id, { snapshot, formaal: parseFormaal('tilknytning', formaal) });
  }

  @Query(() => TilknytningConnection, {
    description:
      'The ties that the caller may see, by id, filtered and paged: those of units and persons that the right person.read reaches. Contacts of protected children take person.readProtected as well. Whose tie is shown is noted in the read log. Error: NOT_ALLOWED for a caller without that right.',
  })
  async tilknytninger(
    @Args(() => RootTilknytningArguments) { paaDag, formaal, ...args }: RootTilknytningArguments,
    @Ctx() { database, tilknytningReader, today }: AffiliationContext,
  ) {
    const snapshot = await snapshotAt(database, args);
    const day = dayOr(today, paaDag, 'paaDag');
    return tilknytningReader.page(args, { snapshot, day, formaal: parseFormaal('tilknytninger', formaal) });
  }

  @FieldResolver(() => TilknytningStatuses, {
    description: 'How it stands on a day.',
  })
  status(
    @Root() tilknytning: Tilknytning,
    @Arg('paaDag', () => LocalDate, paaDagArgument) paaDag: string | null,
    @Ctx() { today }: AffiliationContext,
  ): TilknytningStatus {
    return statusOn(tilknytning, dayOr(today, paaDag, 'paaDag'));
  }

  @FieldResolver(() => Person, { description: 'Whose tie it is.' })
  person(@Root() { personId, snapshot, formaal }: Tilknytning): Person {
    return toPerson(personId, snapshot, formaal);
  }

  @FieldResolver(() => Enhed, {
    nullable: true,
    description: 'The unit. Null when the register has it no more, or it is not known here yet.',
  })
  enhed(@Root() { enhedsNummer }: Tilknytning, @Ctx() { enheder }: AffiliationContext): Promise<EnhedReference | null> {
    return enheder.reference(enhedsNummer);
  }

  @FieldResolver(() => Gruppe, {
    nullable: true,
    description: 'For a barn: the main group (MainGroupId). Null for others, and where no source gave it.',
  })
  async hovedgruppe(
    @Root() { hovedgruppeId, snapshot }: Tilknytning,
    @Ctx() { gruppeReader }: AffiliationContext,
  ): Promise<Gruppe | null> {
    return hovedgruppeId === null ? null : gruppeReader.byId(hovedgruppeId, snapshot);
  }

  @FieldResolver(() => [Gruppe], { description: 'Further groups (GroupId).' })
  async grupper(
    @Root() { gruppeIds, snapshot }: Tilknytning,
    @Ctx() { gruppeReader }: AffiliationContext,
  ): Promise<Gruppe[]> {
    const found = await Promise.all(gruppeIds.map((id) => gruppeReader.byId(id, snapshot)));
    return found.filter((gruppe) => gruppe !== null);
  }

  @FieldResolver(() => [Tilknytning], {
    description:
      "For a barn: the child's contacts at the unit on a day, as ties of their own. Empty for the others, and for a protected child without the right person.readProtected in its municipality.",
  })
  async kontakter(
    @Root() { aktoertype, personId, enhedsNummer, snapshot, formaal }: Tilknytning,
    @Arg('paaDag', () => LocalDate, paaDagArgument) paaDag: string | null,
    @Ctx() { tilknytningReader, today }: AffiliationContext,
  ): Promise<Tilknytning[]> {
    if (aktoertype !== 'barn') return [];
    const day = dayOr(today, paaDag, 'paaDag');
    return tilknytningReader.contactsOf(personId, enhedsNummer, { snapshot, day, formaal });
  }

  @FieldResolver(() => Person, { nullable: true, description: 'For a kontakt: the child. Null for the others.' })
  barn(@Root() { barnId, snapshot, formaal }: Tilknytning): Person | null {
    return barnId === null ? null : toPerson(barnId, snapshot, formaal);
  }
}

/** The ties of a unit that may hold users, on either level. */
@Resolver(() => Enhed)
export class EnhedTilknytninger {
  @FieldResolver(() => TilknytningConnection, {
    nullable: true,
    description:
      'The ties of its people, by id; none of a unit that the right person.read does not reach. Whose tie is shown is noted in the read log. Null with the error NOT_ALLOWED for a caller without that right.',
  })
  tilknytninger(
    @Root() { __typename, nummer }: EnhedReference,
    @Args(() => TilknytningArguments) { paaDag, formaal: given, ...args }: TilknytningArguments,
    @Ctx() { tilknytningReader, today }: AffiliationContext,
  ) {
    const day = dayOr(today, paaDag, 'paaDag');
    const formaal = parseFormaal(`${__typename}.tilknytninger`, given);
    return tilknytningReader.pageOf('enhedsNummer', nummer, args, { snapshot: null, day, formaal });
  }
}

/** The ties of a group's members. */
@Resolver(() => Gruppe)
export class GruppeMedlemmer {
  @FieldResolver(() => [Tilknytning], {
    nullable: true,
    description:
      'The ties of those who are in it on a day, children by their main group and everybody by further groups; only those that the caller may see. Takes the right person.read (error NOT_ALLOWED), and is noted in the read log. Null with that error.',
  })
  medlemmer(
    @Root() { id, snapshot }: Gruppe,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: paaDagDescription }) paaDag: string | null,
    @Arg('formaal', () => String, { nullable: true, description: formaalDescription }) formaal: string | null,
    @Ctx() { tilknytningReader, today }: AffiliationContext,
  ): Promise<Tilknytning[]> {
    const day = dayOr(today, paaDag, 'paaDag');
    return tilknytningReader.membersOf(id, { snapshot, day, formaal: parseFormaal('Gruppe.medlemmer', formaal) });
  }
}
