import { Loaders } from '../../common/database/loaders.ts';
import { and, isIn, join, name, type Provider, recordset, type Sql, sql } from '../../common/database/sql.ts';
import { compileWhere, eitherField, exactField, kodeField } from '../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../common/parse/identifiers.ts';
import { oneOf, parseText } from '../../common/parse/text.ts';
import { changedField, isOneFilter, keysNamed } from '../../common/timeline/change-keys.ts';
import { type Asked, readStretch, type Stretch, type Through } from '../../common/timeline/read-stretch.ts';
import type { FieldDiff } from '../answer/object-diff.ts';
import type { Dagtilbud } from '../dagtilbud/dagtilbud.ts';
import { contentColumns, type Niveau, niveauer, type Rows } from '../dagtilbud/fields.ts';
import { toNode } from '../dagtilbud/versions.ts';
import type { RegisterDatabase } from '../database.ts';
import { storedDiffs } from '../draft/diff.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import type { ChangeRow, ChangeWhere } from './change.ts';

/** Reads the change log for one request. What many changes ask for is read in one statement per level. */
export class ChangeReader {
  readonly #database: RegisterDatabase;
  readonly #kodebog: Kodebog;
  readonly #loaders: Loaders;

  constructor(database: RegisterDatabase, kodebog: Kodebog) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
    this.#kodebog = kodebog;
  }

  stretch(asked: Asked, through: Through): Promise<Stretch<ChangeRow>> {
    return readStretch(this.#database.query, asked, through);
  }

  /** The object as the change found it, or as it left it. */
  async version(side: 'before' | 'after', change: ChangeRow): Promise<Dagtilbud | null> {
    const { niveau, firstChange, lastChange } = change;
    if (change.action === 'kontrol') return this.#unchanged(change);
    const row = await this.#row(side, change);
    return row && this.#node(niveau, row, side === 'before' ? firstChange - 1 : lastChange);
  }

  /** What differs between the two. */
  async fields(change: ChangeRow): Promise<FieldDiff[]> {
    if (change.action === 'kontrol') return [];
    const [before, after] = await Promise.all([this.#row('before', change), this.#row('after', change)]);
    return after === null ? [] : storedDiffs(change.niveau, before, after);
  }

  #row(side: 'before' | 'after', { id, niveau, nummer }: ChangeRow): Promise<Rows[Niveau] | null> {
    return this.#loaders.load([side, niveau], `${id} ${nummer}`, (keys) =>
      this.#versions(niveau, side === 'before' ? 'toChange' : 'fromChange', keys),
    );
  }

  /** The version that DAR or CVR said something else of: the same before and after. */
  async #unchanged({ id, niveau, nummer, lastChange }: ChangeRow): Promise<Dagtilbud | null> {
    const row = await this.#loaders.load(['holding', niveau], `${id} ${nummer}`, (keys) => this.#holding(niveau, keys));
    return row && this.#node(niveau, row, lastChange);
  }

  /** The objects under this one that changed municipality or daginstitution with it. */
  async along(change: ChangeRow): Promise<Dagtilbud[]> {
    const { id, niveau, nummer, firstChange: first, lastChange: last } = change;
    if (!isMoved(change) || niveau === 'alternativAdresse') return [];
    const key = JSON.stringify({ id, niveau, parent: nummer, first, last });
    const found = await this.#loaders.load(['along'], key, (keys) => readFollowers(this.#database, keys));
    return found.map(({ niveau, row }) => this.#node(niveau, row, last));
  }

  async #versions(niveau: Niveau, column: 'fromChange' | 'toChange', keys: readonly string[]) {
    const { query, provider } = this.#database;
    const ids = keys.map((key) => Number(key.split(' ')[0]));
    const ofThese = isIn(
      provider,
      name('nummer'),
      keys.map((key) => key.split(' ')[1] ?? ''),
    );
    // The plus keeps SQLite from looking into the index for every number with every change.
    const changed = provider === 'sqlite' ? sql`+${name(column)}` : name(column);
    const rows = await query<Rows[Niveau]>(sql`
      SELECT * FROM ${name(niveauer[niveau].table)}
      WHERE ${and([ofThese, sql`${changed} IN (${join(ids)})`])}`);
    const byId = new Map(rows.map((row) => [row[column], row]));
    return ids.map((id) => byId.get(id) ?? null);
  }

  /** The versions that held at changes which made none. */
  async #holding(niveau: Niveau, keys: readonly string[]): Promise<(Rows[Niveau] | null)[]> {
    const { query, provider } = this.#database;
    const asked = keys.map((key) => ({ changeId: Number(key.split(' ')[0]), asked: key.split(' ')[1] ?? '' }));
    const table = niveauer[niveau].table;
    const rows = await query<Rows[Niveau] & { changeId: number | bigint }>(sql`
      SELECT ${name(table)}.*, "changeId"
      FROM ${recordset(provider, asked, { changeId: 'INTEGER', asked: 'TEXT' })}
      JOIN ${name(table)} ON "nummer" = "asked" AND "fromChange" < "changeId"
        AND ("toChange" IS NULL OR "toChange" > "changeId")`);
    const byKey = new Map(rows.map(({ changeId, ...row }) => [`${changeId} ${row.nummer}`, row as Rows[Niveau]]));
    return keys.map((key) => byKey.get(key) ?? null);
  }

  #node = <N extends Niveau>(niveau: N, row: Rows[N], snapshot: number): Dagtilbud =>
    toNode[niveau](row, this.#kodebog, snapshot);
}

const isMoved = (change: ChangeRow): boolean =>
  change.action !== 'create' &&
  (change.kommuneBefore !== change.kommuneAfter || change.daginstitutionBefore !== change.daginstitutionAfter);

const actions = ['create', 'update', 'move', 'close', 'reopen', 'kontrol'];

/** What the change log's `where` lets through. Changes are found by the filter that, as a rule, lets least through. */
export function changesThrough(where: ChangeWhere | null | undefined, provider: Provider, kodebog: Kodebog): Through {
  if (where == null) return { condition: and([]), keys: null, isWhole: false };
  const { nummer, daginstitution, kommune, actor, field, action, niveau } = where;
  const condition = changeCondition(where, provider, kodebog);
  const keys = keysNamed([
    ['object', nummer, parseInstitutionNumber],
    ['daginstitution', daginstitution, parseInstitutionNumber],
    ['kommune', kommune, parseKommunekode(kodebog)],
    ['actor', actor, parseText],
    ['field', field, parseText],
    ['action', action, parseText],
    ['kind', niveau, parseText],
  ]);
  return { condition, keys, isWhole: isOneFilter(where) };
}

/** The condition on Change joined with its Changeset. */
function changeCondition(where: ChangeWhere, provider: Provider, kodebog: Kodebog): Sql {
  const text = (column: string) => exactField(provider, column, parseText, parseText);
  const kommune = (column: string) => kodeField(provider, column, parseKommunekode(kodebog));
  const daginstitution = (column: string) => kodeField(provider, column, parseInstitutionNumber);
  return compileWhere(where, {
    kommune: eitherField(kommune('kommuneBefore'), kommune('kommuneAfter'), aCode),
    daginstitution: eitherField(daginstitution('daginstitutionBefore'), daginstitution('daginstitutionAfter'), aNumber),
    field: changedField(provider, oneOf(columns)),
    niveau: kodeField(provider, 'niveau', oneOf(Object.keys(niveauer))),
    nummer: exactField(provider, 'nummer', parseInstitutionNumber, parseInstitutionNumberPart),
    action: kodeField(provider, 'action', oneOf(actions)),
    actor: text('actor'),
    requestId: text('requestId'),
    source: text('source'),
  });
}

/** Every column of any level. */
const columns = [...new Set(Object.values(contentColumns).flat())];

const aNumber = { expected: 'an institution number', forventet: 'et institutionsnummer', example: '"G10431"' };
const aCode = { expected: 'a code', forventet: 'en kode', example: '"101"' };

/** An object below another one that moved, without a change of its own. */
type Follower = { niveau: Niveau; row: Rows[Niveau] };

/** An object that moved in change `id` of the changeset `first` to `last`. */
type Mover = { id: number; niveau: Niveau; parent: string; first: number; last: number };

type Found<N extends Niveau> = Rows[N] & { _change: number | bigint };

/** Those below each mover, given as JSON, in one statement per level. What has a change of its own is left out. */
async function readFollowers(database: RegisterDatabase, keys: readonly string[]): Promise<Follower[][]> {
  const movers = keys.map((key) => JSON.parse(key) as Mover);
  const spans = new Map(movers.map((mover) => [mover.id, mover]));
  const units = await below(
    database,
    'anvisningsenhed',
    movers.filter(({ niveau }) => niveau === 'daginstitution'),
  );
  const parents = units.map(({ _change, nummer }) => ({ ...(spans.get(Number(_change)) as Mover), parent: nummer }));
  const moved = movers.filter(({ niveau }) => niveau === 'anvisningsenhed');
  const addresses = await below(database, 'alternativAdresse', [...moved, ...parents]);
  return movers.map(({ id }) => [...of(id, 'anvisningsenhed', units), ...of(id, 'alternativAdresse', addresses)]);
}

const of = <N extends Niveau>(id: number, niveau: N, found: Found<N>[]): Follower[] =>
  found.filter(({ _change }) => Number(_change) === id).map((row) => ({ niveau, row }));

async function below<N extends 'anvisningsenhed' | 'alternativAdresse'>(
  { query, provider }: RegisterDatabase,
  niveau: N,
  parents: readonly Mover[],
): Promise<Found<N>[]> {
  if (parents.length === 0) return [];
  const { table, parent } = niveauer[niveau];
  const rows = parents.map(({ id, parent, first, last }) => ({ id, parent, first, last }));
  const types = { id: 'INTEGER', parent: 'TEXT', first: 'INTEGER', last: 'INTEGER' } as const;
  return query<Found<N>>(sql`
    SELECT ${name(table)}.*, "rows"."id" AS "_change" FROM ${recordset(provider, rows, types)}
    JOIN ${name(table)} ON ${name(table, parent)} = "rows"."parent" AND "fromChange" < "rows"."first"
      AND ("toChange" IS NULL OR "toChange" > "rows"."last")
    ORDER BY ${name(table, 'nummer')}`);
}
