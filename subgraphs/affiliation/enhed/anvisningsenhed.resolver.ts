import { Arg, Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import { LocalDate, parseDay } from '../../common/scalars/local-date.ts';
import type { AffiliationContext } from '../context.ts';
import { Dagplejegruppe } from '../dagplejegruppe/dagplejegruppe.ts';
import { Dagplejer } from '../dagplejer/dagplejer.ts';
import { Gruppe } from '../gruppe/gruppe.ts';
import { parseFormaal } from '../laeselog/parse-formaal.ts';
import { dayOr } from '../tilknytning/day-or.ts';
import { paaDagDescription, TilknytningArguments } from '../tilknytning/tilknytning-arguments.ts';
import { TilknytningConnection } from '../tilknytning/tilknytning-connection.ts';
import { toUnilogin } from '../unilogin/to-unilogin.ts';
import { Unilogin } from '../unilogin/unilogin.ts';
import { Anvisningsenhed } from './anvisningsenhed.ts';

@Resolver(() => Anvisningsenhed)
export class AnvisningsenhedResolver {
  @Directive('@requires(fields: "aktiv cvrNummer pNummer")')
  @FieldResolver(() => Unilogin, {
    nullable: true,
    description:
      'How the unit stands to Unilogin and AULA. Null, with an error, only while the affiliation subgraph is away.',
  })
  unilogin(@Root() enhed: Anvisningsenhed): Unilogin {
    return toUnilogin(enhed);
  }

  @FieldResolver(() => [Dagplejegruppe], {
    nullable: true,
    description: 'Its dagplejegrupper, by name; none unless it is dagpleje.',
  })
  dagplejegrupper(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('gyldigPaa', () => LocalDate, {
      nullable: true,
      description: 'Those that exist on this day; today when left out.',
    })
    gyldigPaa: string | null,
    @Ctx() { grupper, today }: AffiliationContext,
  ): Promise<Dagplejegruppe[]> {
    return grupper.ofEnhed(
      nummer,
      gyldigPaa === null || gyldigPaa === undefined ? today : parseDay(gyldigPaa, 'gyldigPaa'),
    );
  }

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

  @FieldResolver(() => [Gruppe], {
    nullable: true,
    description:
      'Its groups that exist on a day, by name; none of a unit that the right gruppe.read does not reach. Null with the error NOT_ALLOWED for a caller without that right.',
  })
  grupper(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('paaDag', () => LocalDate, { nullable: true, description: paaDagDescription }) paaDag: string | null,
    @Ctx() { gruppeReader, today }: AffiliationContext,
  ): Promise<Gruppe[]> {
    return gruppeReader.ofEnhed(nummer, dayOr(today, paaDag, 'paaDag'), null);
  }

  @FieldResolver(() => TilknytningConnection, {
    nullable: true,
    description:
      'The ties of its people, by id; none of a unit that the right person.read does not reach. Whose tie is shown is noted in the read log. Null with the error NOT_ALLOWED for a caller without that right.',
  })
  tilknytninger(
    @Root() { nummer }: Anvisningsenhed,
    @Args(() => TilknytningArguments) { paaDag, formaal, ...args }: TilknytningArguments,
    @Ctx() { tilknytningReader, today }: AffiliationContext,
  ) {
    const asked = { snapshot: null, day: dayOr(today, paaDag, 'paaDag') };
    return tilknytningReader.pageOf('enhedsNummer', nummer, args, {
      ...asked,
      formaal: parseFormaal('Anvisningsenhed.tilknytninger', formaal),
    });
  }
}
