import { Ctx, Query, Resolver } from 'type-graphql';
import type { RegisterContext } from '../context.ts';
import { Me } from './me.ts';

@Resolver()
export class MeResolver {
  @Query(() => Me, { description: 'Who you are to this service: for checking a token or an API key.' })
  me(@Ctx() { caller: { kind, subject, roles } }: RegisterContext): Me {
    return { kind, subject, roles };
  }
}
