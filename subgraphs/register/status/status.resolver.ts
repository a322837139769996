import { Ctx, Query, Resolver } from 'type-graphql';
import product from '../../../package.json' with { type: 'json' };
import { sql } from '../../common/database/sql.ts';
import { toTidslinje } from '../../common/timeline/tidslinje.ts';
import { present, readLogState } from '../../common/timeline/timeline.ts';
import type { RegisterContext } from '../context.ts';
import { codeTableVersion } from '../kodeliste/kodebog.ts';
import { Status } from './status.ts';

@Resolver()
export class StatusResolver {
  @Query(() => Status, {
    description: 'The mode of the register, its last change, and the versions of what it runs on.',
  })
  async status(@Ctx() { database, kodebog, limits }: RegisterContext): Promise<Status> {
    const { mode, provider, read, query } = database;
    await kodebog.keepUp(read);
    const last = await read.changeset.findFirst({ orderBy: { firstChange: 'desc' } });
    return {
      mode,
      lasting: mode !== 'sandbox',
      tidslinje: toTidslinje(present(await readLogState(query))),
      lastChange: last?.lastChange ?? 0,
      lastChangeAt: last?.at ?? null,
      kodeEdition: kodebog.editionNumber,
      codeTableVersion: codeTableVersion(kodebog),
      version: product.version,
      database: provider,
      limits,
    };
  }
}

@Resolver()
export class HelloResolver {
  @Query(() => String, { description: '"Hello <time>" when the service and its database are up (STIL: HelloWorld).' })
  async helloWorld(@Ctx() { database }: RegisterContext): Promise<string> {
    await database.query(sql`SELECT 1 AS "up"`);
    return `Hello ${new Date().toISOString()}`;
  }
}
