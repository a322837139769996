import { and, inSnapshot, isIn, name, type Snapshot, type Sql, sql } from '../../common/database/sql.ts';
import { csvForPeople, csvHeader } from '../../common/files/write-csv.ts';
import { mapInTurns } from '../../common/turns/turns.ts';
import { type Niveau, niveauer, niveauOrder, type Rows } from '../dagtilbud/fields.ts';
import type { RegisterDatabase } from '../database.ts';
import { Draft, type DraftObject } from '../draft/draft.ts';
import { addDrafted } from '../draft/load-draft.ts';
import type { EksternKontrol } from '../generated/sqlite/client.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { StoredAnswers } from '../kontrol/kontrol.reader.ts';
import { type Breach, breachesOf } from '../regel/regler.ts';

/** A rule that a stored object breaks. `key` is its place in the report: level, number, then as the rules stand. */
export interface Found {
  key: string;
  object: DraftObject;
  breach: Breach;
}

/** What the rules say of everything active in a draft, in turns with others: of the largest municipality it takes a tenth of a second. */
export async function findBreaches(draft: Draft, kodebog: Kodebog): Promise<Found[]> {
  for (const niveau of niveauOrder) await addDrafted(draft, niveau);
  const active = niveauOrder.flatMap((niveau) =>
    draft
      .ids(niveau)
      .sort()
      .map((id) => draft.get(niveau, id) as DraftObject)
      .filter(({ after }) => after.aktivitetsstatus === 'Aktiv'),
  );
  const found = await mapInTurns(active, (object) =>
    breachesOf(object, draft, kodebog).map((breach, nth): Found => {
      const place = `${niveauOrder.indexOf(object.niveau)} ${object.id} ${String(nth).padStart(2, '0')}`;
      return { key: place, object, breach };
    }),
  );
  return found.flat();
}

/** Everything a municipality has, as a draft that changes nothing: what the rules can be run on. One statement a level. */
export async function loadKommune(database: RegisterDatabase, kommune: string, snapshot: Snapshot): Promise<Draft> {
  const draft = new Draft();
  const owners = sql`"admKommuneKode" = ${kommune}`;
  const units = sql`"daginstitutionsNummer" IN (${numbers('daginstitution', owners, snapshot)})`;
  const addresses = sql`"anvisningsenhedsNummer" IN (${numbers('anvisningsenhed', units, snapshot)})`;
  await Promise.all([
    load(database, draft, 'daginstitution', and([inSnapshot(snapshot), owners])),
    load(database, draft, 'anvisningsenhed', and([inSnapshot(snapshot), units])),
    load(database, draft, 'alternativAdresse', and([inSnapshot(snapshot), addresses])),
  ]);
  draft.elsewhere = await sameNumbers(database, draft, snapshot);
  draft.kontroller = await contradictions(database, draft);
  return draft;
}

/** The objects of other municipalities that have a number of this one. */
async function sameNumbers({ query, provider }: RegisterDatabase, draft: Draft, snapshot: Snapshot) {
  const ids = [...new Set(niveauOrder.flatMap((niveau) => draft.ids(niveau)))];
  const ofLevel = (niveau: Niveau): Sql => sql`
    SELECT ${niveau} AS "niveau", "nummer" FROM ${name(niveauer[niveau].table)}
    WHERE ${and([inSnapshot(snapshot), isIn(provider, name('nummer'), ids)])}`;
  const [first, second, third] = niveauOrder.map(ofLevel) as [Sql, Sql, Sql];
  type Same = { niveau: Niveau; nummer: string };
  const same = await query<Same>(sql`${first} UNION ALL ${second} UNION ALL ${third}`);
  return new Set(
    same.filter(({ niveau, nummer }) => !draft.get(niveau, nummer)).map((one) => `${one.niveau} ${one.nummer}`),
  );
}

const numbers = (niveau: Niveau, condition: Sql, snapshot: Snapshot): Sql =>
  sql`SELECT "nummer" FROM ${name(niveauer[niveau].table)} WHERE ${and([inSnapshot(snapshot), condition])}`;

async function load<N extends Niveau>({ query }: RegisterDatabase, draft: Draft, niveau: N, condition: Sql) {
  draft.load(niveau, await query<Rows[N]>(sql`SELECT * FROM ${name(niveauer[niveau].table)} WHERE ${condition}`));
}

/** What DAR and CVR contradict of it: one statement more. */
async function contradictions({ query, provider }: RegisterDatabase, draft: Draft): Promise<StoredAnswers> {
  const numre = [...draft.ids('anvisningsenhed'), ...draft.ids('alternativAdresse')];
  const rows = await query<EksternKontrol>(
    sql`SELECT * FROM "EksternKontrol" WHERE "svar" = 'MODSAGT' AND ${isIn(provider, name('nummer'), numre)}`,
  );
  return new StoredAnswers(rows);
}

const columns = ['kommune', 'code', 'severity', 'niveau', 'nummer', 'navn', 'field', 'value', 'da', 'en', 'example'];

/** The findings of these municipalities as CSV for people, one after the other; a header first. */
export async function* writeFindings(database: RegisterDatabase, kodebog: Kodebog, kommuner: readonly string[]) {
  yield csvHeader(columns);
  for (const kommune of kommuner) {
    const found = await findBreaches(await loadKommune(database, kommune, null), kodebog);
    const rows = found.map(({ object: { niveau, id, after }, breach: { path, ...breach } }) => {
      return { ...breach, kommune, niveau, nummer: id, navn: after.navn, field: path.at(-1) };
    });
    yield csvForPeople(rows, columns);
  }
}
