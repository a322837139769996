import { inSnapshot, type Snapshot } from '../../common/database/snapshot.ts';
import { and, name, type Sql, sql } from '../../common/database/sql.ts';
import { refusal } from '../../common/errors/refusal.ts';
import { parseFolded } from '../../common/parse/folded.ts';
import type { RegisterContext } from '../context.ts';
import { type Niveau, niveauer } from '../dagtilbud/niveau.ts';
import { rank } from './rank.ts';
import type { SearchHit } from './search-hit.ts';

type Candidate = { niveau: Niveau; nummer: string; foldedNavn: string; sortNavn: string; aktivitetsstatus: string };

/** The best `first` objects whose name and address hold every word of the text, on any level. */
export async function search(context: RegisterContext, text: string, first: number, snapshot: Snapshot) {
  const folded = parseFolded(text, 'text', 'text: "solstrålen silkeborg"');
  const candidates = await context.database.query<Candidate>(candidatesOf(wordsOf(folded), snapshot));
  const best = candidates
    .map((candidate) => ({ candidate, rank: rank(folded, candidate.foldedNavn) }))
    .sort(byRank)
    .slice(0, first);
  const hits = await Promise.all(best.map(({ candidate, rank }) => toHit(context, candidate, rank, snapshot)));
  return hits.filter((hit) => hit !== null);
}

/** Every word is another pass over all names and addresses. */
const maxWords = 12;

function wordsOf(folded: string): string[] {
  const words = [...new Set(folded.split(' '))];
  if (words.length <= maxWords) return words;
  const [what, hvad] = ['the number of words in text', 'antallet af ord i text'];
  throw refusal('LIMIT_EXCEEDED', { field: 'text', what, hvad, max: maxWords });
}

/** One statement over the three levels; a daginstitution has no address. */
function candidatesOf(words: string[], snapshot: Snapshot): Sql {
  const level = (niveau: Niveau, text: Sql) => {
    const fits = and([inSnapshot(snapshot), ...words.map((word) => sql`${text} LIKE ${`%${word}%`}`)]);
    return sql`SELECT ${niveau} AS "niveau", "nummer", "foldedNavn", "sortNavn", "aktivitetsstatus"
      FROM ${name(niveauer[niveau].table)} WHERE ${fits}`;
  };
  const withAdresse = sql`("foldedNavn" || ' ' || "foldedAdresse")`;
  return sql`${level('daginstitution', sql`"foldedNavn"`)}
    UNION ALL ${level('anvisningsenhed', withAdresse)}
    UNION ALL ${level('alternativAdresse', withAdresse)}`;
}

type Ranked = { candidate: Candidate; rank: number };

/** Best first; among equals the active before the closed, then by name and number. */
function byRank(a: Ranked, b: Ranked): number {
  return (
    a.rank - b.rank ||
    compare(a.candidate.aktivitetsstatus, b.candidate.aktivitetsstatus) ||
    compare(a.candidate.sortNavn, b.candidate.sortNavn) ||
    compare(a.candidate.nummer, b.candidate.nummer)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function toHit(context: RegisterContext, { niveau, nummer }: Candidate, rank: number, snapshot: Snapshot) {
  const dagtilbud = await context.reader.byNummer(niveau, nummer, snapshot);
  return dagtilbud === null ? null : ({ dagtilbud, rank } satisfies SearchHit);
}
