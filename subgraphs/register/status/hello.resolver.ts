import { Ctx, Query, Resolver } from 'type-graphql';
import { sql } from '../../common/database/sql.ts';
import type { RegisterContext } from '../context.ts';

@Resolver()
export class HelloResolver {
  @Query(() => String, { description: '"Hello <time>" when the service and its database are up (STIL: HelloWorld).' })
  async helloWorld(@Ctx() { database }: RegisterContext): Promise<string> {
    await database.query(sql`SELECT 1 AS "up"`);
    return `Hello ${new Date().toISOString()}`;
  }
}
