import { sql } from '../../common/database/sql.ts';
import { readLogState } from '../../common/timeline/timeline.ts';
import { type Niveau, niveauOrder } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Draft } from '../draft/draft.ts';
import type { Source } from '../draft/load-draft.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { inChangeset } from './changeset-writer.ts';
import { carryOut, look, type Prepared } from './run-changeset.ts';
import type { WriteAnswer, WriteRequest } from './write-request.ts';

/** How often a load looks at the register before its turn; then it keeps others out while it looks. */
const looks = 3;

/** What a load found, and what it was found in. */
interface Ahead extends Prepared {
  head: number;
  koder: object;
}

class Overtaken extends Error {}

/**
 * Writes a file, whole or not at all. All its rows are read against the register and checked before it takes its turn
 * among the writers, so that these wait only while it stores what changes. What others have changed of the same objects
 * meanwhile is seen in its turn, and then it looks anew.
 */
export async function runLoad(
  database: RegisterDatabase,
  kodebog: Kodebog,
  request: WriteRequest,
): Promise<WriteAnswer> {
  for (let left = looks; ; left--) {
    const ahead = await lookAhead(database, kodebog, request);
    const { errors, changes } = ahead.answer;
    if (request.dryRun || errors.length > 0 || changes.length === 0) return ahead.answer;
    try {
      return await store(database, kodebog, request, ahead, left > 1);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    }
  }
}

async function lookAhead(database: RegisterDatabase, kodebog: Kodebog, request: WriteRequest): Promise<Ahead> {
  const { read, query, provider } = database;
  const { head } = await readLogState(query); // first: what is committed after it may be seen below, or not
  await kodebog.keepUp(read);
  const { edition: koder } = kodebog;
  return { head, koder, ...(await look(read, { query, provider }, kodebog, request, undefined)) };
}

function store(
  database: RegisterDatabase,
  kodebog: Kodebog,
  request: WriteRequest,
  ahead: Ahead,
  mayLookAgain: boolean,
): Promise<WriteAnswer> {
  const { provider } = database;
  const work: Parameters<typeof inChangeset<WriteAnswer>>[2] = async (tx, writer) => {
    const source: Source = { query: (statement) => tx.$queryRaw(statement), provider };
    await kodebog.keepUp(tx, writer.kodeEdition);
    const holds = kodebog.edition === ahead.koder && !(await isOvertaken(source, ahead));
    if (!holds && mayLookAgain) throw new Overtaken();
    const { draft, answer } = holds ? ahead : await look(tx, source, kodebog, request, undefined);
    if (draft === null || answer.errors.length > 0) return answer;
    return { ...answer, ...(await carryOut(tx, provider, writer, draft)) };
  };
  return inChangeset(database, request, work, 'jobs');
}

/** Whether others have written, since, an object that the draft has, or given its number to another. */
async function isOvertaken({ query }: Source, { head, draft }: Ahead): Promise<boolean> {
  const rows = await query<{ nummer: string }>(
    sql`SELECT "nummer" FROM "Change" WHERE "id" > ${head} AND "action" <> 'kontrol'`,
  );
  const has = (nummer: string) => niveauOrder.some((niveau: Niveau) => (draft as Draft).get(niveau, nummer));
  return rows.some(({ nummer }) => has(nummer));
}
