import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { sql } from '../../common/database/sql.ts';
import { askedPage, type Connection, mapConnection, PageArguments } from '../../common/lists/connection.ts';
import { pageOf, readPage } from '../../common/lists/read-page.ts';
import { keyOf } from '../../common/node.ts';
import { isUuid } from '../../common/parse/identifiers.ts';
import type { RegisterContext } from '../context.ts';
import { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import { refusal } from '../errors/refusals.ts';
import type { KontrolResult } from '../generated/sqlite/client.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import { contradictionCode } from '../regel/ekstern.ts';
import {
  KontrolComparison,
  type KontrolComparisonCount,
  KontrolDifference,
  type KontrolRun,
  KontrolRunConnection,
  KontrolStatus,
  toKontrolRun,
} from './kontrol-run.ts';

@Resolver(() => KontrolDifference)
export class KontrolRunResolver {
  @Query(() => KontrolRunConnection, {
    description:
      'The times that DAR and CVR were asked about the whole register, the last first; one that was begun again stands where it began at first.',
  })
  async kontrolRuns(
    @Args(() => PageArguments) paging: PageArguments,
    @Ctx() { database: { query, provider } }: RegisterContext,
  ): Promise<Connection<KontrolRun>> {
    const page = await readPage<KontrolRun>(query, provider, {
      table: 'KontrolRun',
      key: 'id',
      condition: sql`1 = 1`,
      order: { column: 'id', descending: true },
      page: askedPage(paging),
    });
    return mapConnection(page, toKontrolRun);
  }

  @Query(() => KontrolComparison, {
    nullable: true,
    description:
      'What DAR and CVR contradict at one run beside the run before: what is new, still there, and gone. Null when no run has ended.',
  })
  async kontrolComparison(
    @Arg('kommune', () => String, {
      nullable: true,
      description: 'Only this municipality: "101" or "0101"; all when left out. Error: KOMMUNEKODE_UNKNOWN.',
    })
    kommune: string | null,
    @Arg('run', () => ID, {
      nullable: true,
      description: 'The run, by its id; the last that ended when left out. Error: VALUE_MALFORMED.',
    })
    run: string | null,
    @Arg('earlierRun', () => ID, {
      nullable: true,
      description:
        'The run to compare with; when left out, the one that ended before it; for the run of a month, that of an earlier month. Error: VALUE_MALFORMED.',
    })
    earlierRun: string | null,
    @Arg('status', () => KontrolStatus, { nullable: true, description: 'Only these; all when left out.' })
    status: KontrolStatus | null,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { database, kodebog }: RegisterContext,
  ): Promise<KontrolComparison | null> {
    const kode = kommune ? parseKommunekode(kodebog)(kommune, 'kommune') : null;
    const asked = askedPage(page);
    const found = run ? await runWith(database, 'run', run) : await lastRun(database);
    if (!found) return null;
    const earlier = earlierRun ? await runWith(database, 'earlierRun', earlierRun) : await runBefore(database, found);
    const all = await compareRuns(database, found, earlier, kode);
    const fitting = all.filter((one) => !status || one.status === status);
    return {
      run: toKontrolRun(found),
      before: earlier && toKontrolRun(earlier),
      counts: countDifferences(all),
      ...pageOf(
        fitting.map((node) => ({ place: node.key, node })),
        'kontrol',
        asked,
      ),
    };
  }

  @FieldResolver(() => Dagtilbud, { description: 'The object as it is now.' })
  dagtilbud(
    @Root() { niveau, nummer }: KontrolDifference,
    @Ctx() { reader }: RegisterContext,
  ): Promise<Dagtilbud | null> {
    return reader.byNummer(niveau, nummer, null);
  }
}

const latest = { orderBy: { startedAt: 'desc' } } as const;

const lastRun = ({ read }: RegisterDatabase): Promise<KontrolRun | null> =>
  read.kontrolRun.findFirst({ where: { finishedAt: { not: null } }, ...latest });

function runBefore({ read }: RegisterDatabase, { startedAt, maaned }: KontrolRun): Promise<KontrolRun | null> {
  const ofMonth = maaned === null ? {} : { maaned: { lt: maaned } };
  return read.kontrolRun.findFirst({
    where: { finishedAt: { not: null }, startedAt: { lt: startedAt }, ...ofMonth },
    ...latest,
  });
}

async function runWith({ read }: RegisterDatabase, field: string, id: string): Promise<KontrolRun> {
  const key = keyOf('KontrolRun', id);
  const run = isUuid(key) ? await read.kontrolRun.findUnique({ where: { id: key } }) : null;
  if (run?.finishedAt) return run;
  const details = { expected: 'the id of a run that ended', forventet: "id'et på en afsluttet kørsel" };
  throw refusal('VALUE_MALFORMED', { field, value: id, ...details, example: 'kontrolRuns { id }' });
}

/** A contradiction with its place in the list: municipality, number, rule. */
type Difference = KontrolDifference & { key: string };

/** What two runs contradict, in one municipality or all: each contradiction once. One statement. */
async function compareRuns(
  { read }: RegisterDatabase,
  run: KontrolRun,
  before: KontrolRun | null,
  kommuneKode: string | null,
): Promise<Difference[]> {
  const where = {
    run: { in: [run.id, ...(before ? [before.id] : [])] },
    svar: 'MODSAGT',
    ...(kommuneKode === null ? {} : { kommuneKode }),
  };
  const rows = await read.kontrolResult.findMany({ where });
  const now = new Map(rows.filter((row) => row.run === run.id).map((row) => [identity(row), row]));
  const then = new Map(rows.filter((row) => row.run !== run.id).map((row) => [identity(row), row]));
  return [
    ...[...now].map(([id, row]) => difference(row, then.has(id) ? KontrolStatus.STILL : KontrolStatus.NEW)),
    ...[...then].filter(([id]) => !now.has(id)).map(([, row]) => difference(row, KontrolStatus.GONE)),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
}

const identity = ({ niveau, nummer, kind, aarsag }: KontrolResult): string => `${niveau} ${nummer} ${kind} ${aarsag}`;

function difference({ niveau, nummer, kind, aarsag, kommuneKode: kommune }: KontrolResult, status: KontrolStatus) {
  const code = contradictionCode(kind, aarsag);
  return { niveau: niveau as Niveau, nummer, status, code, kommune, key: `${kommune} ${nummer} ${niveau} ${code}` };
}

/** How many there are by municipality and rule, as the list is ordered. */
function countDifferences(differences: readonly Difference[]): KontrolComparisonCount[] {
  const counts = new Map<string, KontrolComparisonCount>();
  for (const { kommune, code, status } of differences) {
    const key = `${kommune} ${code}`;
    const count = counts.get(key) ?? { kommune, code, before: 0, after: 0, new: 0, still: 0, gone: 0 };
    counts.set(key, count);
    if (status !== KontrolStatus.NEW) count.before++;
    if (status !== KontrolStatus.GONE) count.after++;
    count[status.toLowerCase() as 'new' | 'still' | 'gone']++;
  }
  return [...counts.values()].sort((a, b) => a.kommune.localeCompare(b.kommune) || a.code.localeCompare(b.code));
}
