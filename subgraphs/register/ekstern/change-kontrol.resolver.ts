import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Change } from '../change/change.ts';
import type { RegisterContext } from '../context.ts';
import { KontrolChange } from './kontrol-change.ts';

@Resolver(() => Change)
export class ChangeKontrolResolver {
  @FieldResolver(() => [KontrolChange], {
    description:
      'Of a change with the action kontrol: what DAR and CVR say now, and said before. Empty for others: what they said of a value that was written is `after { kontrol }`.',
  })
  async kontrol(@Root() { row }: Change, @Ctx() { kontroller }: RegisterContext): Promise<KontrolChange[]> {
    return row.action === 'kontrol' ? kontroller.changes(row.id) : [];
  }
}
