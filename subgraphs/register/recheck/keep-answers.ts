import { randomUUID } from 'node:crypto';
import { and, inSnapshot, insertRows, isIn, name, sql } from '../../common/database/sql.ts';
import { type ChangesetWriter, inChangeset } from '../change/changeset-writer.ts';
import { type KontrolNiveau, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { EksternSvar } from '../ekstern/svar.ts';
import { type KontrolAnswer, storeKontroller } from '../kontrol/answers.ts';
import { kommuneOf } from './recheck-pages.ts';

/** An answer, and the last one about the same value. */
export interface Heard extends KontrolAnswer {
  earlier: { svar: string; aarsag: string | null; announced: boolean } | null;
}

/** Who the change log names: nobody wrote, another register was heard. */
export const recheckOrigin = () => ({ actor: 'recheck', requestId: `recheck-${randomUUID()}`, source: 'recheck' });

/**
 * Keeps the answers about objects of one level, and notes those that are news in the change log. An object that was
 * changed after `lastChange`, while we asked, keeps what that write stored.
 */
export async function keepAnswers(
  database: RegisterDatabase,
  niveau: KontrolNiveau,
  heard: readonly Heard[],
  lastChange: number,
): Promise<void> {
  if (heard.length === 0) return;
  const { provider } = database;
  const keep = async (tx: RegisterTransaction, writer: ChangesetWriter) => {
    const kommuner = await kommunerOfUnchanged(tx, provider, niveau, heard, lastChange);
    const kept = heard.filter(({ nummer }) => kommuner.has(nummer));
    await storeKontroller(
      tx,
      provider,
      kept.map(({ earlier, ...kontrol }) => kontrol),
    );
    await noteNews(tx, provider, writer, kept.filter(isNews), kommuner);
    await writer.close();
  };
  await inChangeset(database, recheckOrigin(), keep, 'jobs'); // what is unchanged at its turn stays so
}

const isNews = ({ svar, earlier }: Heard): boolean =>
  !earlier?.announced || earlier.svar !== svar.svar || earlier.aarsag !== svar.aarsag;

async function noteNews(
  tx: RegisterTransaction,
  provider: RegisterDatabase['provider'],
  writer: ChangesetWriter,
  news: readonly Heard[],
  kommuner: ReadonlyMap<string, string>,
): Promise<void> {
  const numbers = [...new Set(news.map(({ nummer }) => nummer))];
  const niveau = news[0]?.niveau;
  if (!niveau) return;
  const objects = numbers.map((nummer) => ({ niveau, nummer, kommuneAfter: kommuner.get(nummer) ?? null }));
  const changes = await writer.noteKontroller(objects);
  const rows = news.map(({ nummer, kind, svar, earlier }) => ({
    change: changes[numbers.indexOf(nummer)],
    kind,
    svarBefore: earlier?.svar ?? null,
    aarsagBefore: earlier?.aarsag ?? null,
    svarAfter: svar.svar,
    aarsagAfter: svar.aarsag satisfies EksternSvar['aarsag'],
  }));
  await insertRows(tx, provider, 'KontrolChange', rows, columns);
}

const columns = {
  change: 'INTEGER',
  kind: 'TEXT',
  svarBefore: 'TEXT',
  aarsagBefore: 'TEXT',
  svarAfter: 'TEXT',
  aarsagAfter: 'TEXT',
} as const;

/** The administrative municipality of each of the objects that was not changed since. */
async function kommunerOfUnchanged(
  tx: RegisterTransaction,
  provider: RegisterDatabase['provider'],
  niveau: KontrolNiveau,
  heard: readonly Heard[],
  lastChange: number,
): Promise<Map<string, string>> {
  const numbers = [...new Set(heard.map(({ nummer }) => nummer))];
  const unchanged = and([
    inSnapshot(null, 'it'),
    sql`"it"."fromChange" <= ${lastChange}`,
    isIn(provider, name('it', 'nummer'), numbers),
  ]);
  const rows = await tx.$queryRaw<{ nummer: string; kommune: string }[]>(sql`
    SELECT "it"."nummer", ${kommuneOf[niveau]} AS "kommune" FROM ${name(niveauer[niveau].table)} AS "it"
    WHERE ${unchanged}`);
  return new Map(rows.map(({ nummer, kommune }) => [nummer, kommune]));
}
