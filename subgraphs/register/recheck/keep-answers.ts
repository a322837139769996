import { randomUUID } from 'node:crypto';
import { and, inSnapshot, insertRows, isIn, name, sql } from '../../common/database/sql.ts';
import { type ChangesetWriter, inChangeset } from '../change/changeset-writer.ts';
import { type KontrolNiveau, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { EksternSvar } from '../ekstern/svar.ts';
import { type KontrolAnswer, storeKontroller } from '../kontrol/answers.ts';
import { daginstitutionOf, kommuneOf } from './recheck-pages.ts';

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
    const places = await placesOfUnchanged(tx, provider, niveau, heard, lastChange);
    const kept = heard.filter(({ nummer }) => places.has(nummer));
    await storeKontroller(
      tx,
      provider,
      kept.map(({ earlier, ...kontrol }) => kontrol),
    );
    await noteNews(tx, provider, writer, kept.filter(isNews), places);
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
  places: ReadonlyMap<string, Place>,
): Promise<void> {
  const numbers = [...new Set(news.map(({ nummer }) => nummer))];
  const niveau = news[0]?.niveau;
  if (!niveau) return;
  const objects = numbers.map((nummer) => {
    const { kommune = null, daginstitution = null } = places.get(nummer) ?? {};
    return { niveau, nummer, kommuneAfter: kommune, daginstitutionAfter: daginstitution };
  });
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

/** Where an object is. */
interface Place {
  kommune: string;
  daginstitution: string;
}

/** Where each of the objects is that was not changed since. */
async function placesOfUnchanged(
  tx: RegisterTransaction,
  provider: RegisterDatabase['provider'],
  niveau: KontrolNiveau,
  heard: readonly Heard[],
  lastChange: number,
): Promise<Map<string, Place>> {
  const numbers = [...new Set(heard.map(({ nummer }) => nummer))];
  const unchanged = and([
    inSnapshot(null, 'it'),
    sql`"it"."fromChange" <= ${lastChange}`,
    isIn(provider, name('it', 'nummer'), numbers),
  ]);
  const rows = await tx.$queryRaw<(Place & { nummer: string })[]>(sql`
    SELECT "it"."nummer", ${kommuneOf[niveau]} AS "kommune", ${daginstitutionOf[niveau]} AS "daginstitution" FROM ${name(niveauer[niveau].table)} AS "it"
    WHERE ${unchanged}`);
  return new Map(rows.map(({ nummer, ...place }) => [nummer, place]));
}
