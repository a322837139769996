import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { checkedFirst } from '../../common/lists/page-arguments.ts';
import type { AffiliationContext } from '../context.ts';
import { AlternativAdresse } from '../enhed/alternativ-adresse.ts';
import { Anvisningsenhed } from '../enhed/anvisningsenhed.ts';
import { Levering } from './levering.ts';

const description =
  'Its latest deliveries to Unilogin, the latest first; those that you may see (levering.read). Null, with an error, only while the affiliation subgraph is away.';
const firstDescription = 'How many, 0 to 1000. Error: FIRST_OUT_OF_RANGE.';

const leveringerOf = (nummer: string, first: number, { leveringer }: AffiliationContext) =>
  leveringer.ofEnhed(nummer, checkedFirst(first));

@Resolver(() => Anvisningsenhed)
export class AnvisningsenhedLeveringerResolver {
  @FieldResolver(() => [Levering], { nullable: true, description })
  leveringer(
    @Root() { nummer }: Anvisningsenhed,
    @Arg('first', () => Int, { defaultValue: 1, description: firstDescription }) first: number,
    @Ctx() context: AffiliationContext,
  ): Promise<Levering[]> {
    return leveringerOf(nummer, first, context);
  }
}

@Resolver(() => AlternativAdresse)
export class AlternativAdresseLeveringerResolver {
  @FieldResolver(() => [Levering], { nullable: true, description })
  leveringer(
    @Root() { nummer }: AlternativAdresse,
    @Arg('first', () => Int, { defaultValue: 1, description: firstDescription }) first: number,
    @Ctx() context: AffiliationContext,
  ): Promise<Levering[]> {
    return leveringerOf(nummer, first, context);
  }
}
