import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { AsOfPageArguments } from '../../../common/timeline/as-of.ts';
import type { AffiliationContext } from '../../context.ts';
import { Person, toPerson } from '../../people/person/person.ts';
import { pageOfGaesteophold } from './gaesteophold.reader.ts';
import { Gaesteophold, GaesteopholdConnection, GaesteopholdWhere } from './gaesteophold.ts';

@ArgsType()
class ListArguments extends AsOfPageArguments {
  @Field(() => GaesteopholdWhere, {
    nullable: true,
    description: 'Which stays; all, also past ones and those called off, when left out.',
  })
  where?: GaesteopholdWhere | null;
}

@Resolver(() => Gaesteophold)
export class GaesteopholdResolver {
  @Query(() => GaesteopholdConnection, {
    description:
      'The guest stays whose host is at a unit that you may read, by their first day, filtered and paged. Error: NOT_ALLOWED.',
  })
  gaesteophold(@Args(() => ListArguments) args: ListArguments, @Ctx() context: AffiliationContext) {
    return pageOfGaesteophold(context, args);
  }

  @FieldResolver(() => Person, {
    description: 'The child. What is shown of it takes the right person.read and is noted in the read log.',
  })
  barn(@Root() { barnId, snapshot }: Gaesteophold): Person {
    return toPerson(barnId, snapshot, 'Gaesteophold.barn');
  }

  @FieldResolver(() => Person, {
    description: 'The host. What is shown of her takes the right person.read and is noted in the read log.',
  })
  vaert(@Root() { vaertId, snapshot }: Gaesteophold): Person {
    return toPerson(vaertId, snapshot, 'Gaesteophold.vaert');
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why. It tells of the child: it takes the right person.read, and that it was shown is noted in the read log. Null for a protected child, whom a free text may name.',
  })
  async aarsag(
    @Root() { aarsag, barnId, snapshot }: Gaesteophold,
    @Ctx() { personReader }: AffiliationContext,
  ): Promise<string | null> {
    const barn = toPerson(barnId, snapshot, 'Gaesteophold.aarsag');
    return (await personReader.fields(barn, 'gaestepleje')).beskyttet ? null : aarsag;
  }
}
