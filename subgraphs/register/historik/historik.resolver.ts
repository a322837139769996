import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import { connectionOf, mapConnection, PageArguments } from '../../common/lists/connection.ts';
import { Movement } from '../../common/writes/movement.ts';
import { toChange } from '../change/change.resolver.ts';
import { Change } from '../change/change.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';

const HistorikConnection = connectionOf(Change, 'Historik', 'the changes of one object');

@ArgsType()
class HistorikArguments extends PageArguments {
  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Also the changes of what it continues, by merges and splits, however many steps back: those of each up to the write by which it went on in the next. `nummer` of an entry shows whose it is.',
  })
  withForgaengere!: boolean;
}

@Resolver(() => Dagtilbud)
export class HistorikResolver {
  @FieldResolver(() => HistorikConnection, {
    description:
      'What happened to it: its changes as in `changes`, in the order of commit. `last` gives the latest. As of another moment: what had happened by then.',
  })
  async historik(
    @Root() { niveau, nummer, snapshot }: Dagtilbud,
    @Args(() => HistorikArguments) args: HistorikArguments,
    @Ctx() { historik, caller }: RegisterContext,
  ) {
    const page = await historik.of(niveau, nummer, snapshot, args);
    return mapConnection(page, (row) => toChange(row, Movement.NONE, caller));
  }
}
