import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { AsOfArguments, AsOfPageArguments, snapshotAt } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { dayOr } from '../../core/periode/periode.ts';
import { Gruppe } from '../../people/gruppe/gruppe.ts';
import { Person, toPerson } from '../../people/person/person.ts';
import { Anvisningsenhed } from '../../units/enhed/enhed.ts';
import { Dagplejegruppe } from '../dagplejegruppe/dagplejegruppe.ts';
import { Belaegning, Dagplejer, DagplejerConnection, DagplejerWhere } from './dagplejer.ts';

@ArgsType()
class ListArguments extends AsOfPageArguments {
  @Field(() => DagplejerWhere, {
    nullable: true,
    description: 'Which childminders; all, also former ones, when left out.',
  })
  where?: DagplejerWhere | null;
}

@Resolver(() => Dagplejer)
export class DagplejerResolver {
  @Query(() => Dagplejer, {
    nullable: true,
    description:
      'One attachment of a childminder to a dagplejegruppe. Null when none that you may read has the id. Error: NOT_ALLOWED.',
  })
  async dagplejer(
    @Arg('id', () => ID, { description: 'Id of the attachment.' }) id: string,
    @Args(() => AsOfArguments) moment: AsOfArguments,
    @Ctx() { database, dagplejere }: AffiliationContext,
  ): Promise<Dagplejer | null> {
    dagplejere.refuseNowhere();
    return dagplejere.byId(id, await snapshotAt(database, moment));
  }

  @Query(() => DagplejerConnection, {
    description:
      'The childminders of the units that you may read, by their first day, filtered and paged. Error: NOT_ALLOWED.',
  })
  dagplejere(@Args(() => ListArguments) args: ListArguments, @Ctx() { dagplejere, requestId }: AffiliationContext) {
    dagplejere.refuseNowhere();
    return dagplejere.page(args, requestId);
  }

  @FieldResolver(() => Dagplejegruppe, { description: 'The group that she is in.' })
  dagplejegruppe(
    @Root() { dagplejegruppeId, snapshot }: Dagplejer,
    @Ctx() { dagplejegrupper }: AffiliationContext,
  ): Promise<Dagplejegruppe | null> {
    return dagplejegrupper.byId(dagplejegruppeId, snapshot);
  }

  @FieldResolver(() => Belaegning, {
    nullable: true,
    description:
      'How many children she has on a day, and how many places are free. Null on a day that is not in this attachment.',
  })
  belaegning(
    @Root() dagplejer: Dagplejer,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'Which day; today when left out.' })
    paaDag: string | null,
    @Ctx() { dagplejere, today }: AffiliationContext,
  ): Promise<Belaegning | null> {
    return dagplejere.belaegning(dagplejer, dayOr(today, paaDag, 'paaDag'));
  }

  @FieldResolver(() => Person, {
    description:
      'The person that she is. What is shown of her takes the right person.read and is noted in the read log.',
  })
  person(@Root() { personId, snapshot }: Dagplejer): Person {
    return toPerson(personId, snapshot, 'Dagplejer.person');
  }

  @FieldResolver(() => Gruppe, {
    nullable: true,
    description:
      'The main group of her children; null when she has none yet, and with the error NOT_ALLOWED without the right gruppe.read.',
  })
  async hovedgruppe(
    @Root() { hovedgruppeId, snapshot }: Dagplejer,
    @Ctx() { gruppeReader }: AffiliationContext,
  ): Promise<Gruppe | null> {
    return hovedgruppeId === null ? null : gruppeReader.byId(hovedgruppeId, snapshot);
  }
}

/** Those of a dagplejegruppe. */
@Resolver(() => Dagplejegruppe)
export class DagplejegruppeDagplejere {
  @FieldResolver(() => [Dagplejer], {
    nullable: true,
    description:
      'Its childminders (dagplejere) on a day, of units that you may read; null with the error NOT_ALLOWED for who may read none.',
  })
  dagplejere(
    @Root() { id, snapshot }: Dagplejegruppe,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'Which day; today when left out.' })
    paaDag: string | null,
    @Ctx() { dagplejere, today }: AffiliationContext,
  ): Promise<Dagplejer[]> {
    return dagplejere.ofGruppe(id, dayOr(today, paaDag, 'paaDag'), snapshot);
  }
}

/** Those of a unit, over all its dagplejegrupper. */
@Resolver(() => Anvisningsenhed)
export class EnhedDagplejere {
  @FieldResolver(() => [Dagplejer], {
    nullable: true,
    description:
      'Its childminders (dagplejere) on a day, over all its dagplejegrupper; of units that you may read. Null with the error NOT_ALLOWED for who may read none.',
  })
  dagplejere(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: 'Which day; today when left out.' })
    paaDag: string | null,
    @Ctx() { dagplejere, today }: AffiliationContext,
  ): Promise<Dagplejer[]> {
    return dagplejere.ofEnhed(nummer, dayOr(today, paaDag, 'paaDag'));
  }
}
