import { type ActionReach, actorOf, type Caller, may, reachOf, reachOrRefuse } from '../../../common/auth/may.ts';
import { Loaders } from '../../../common/database/loaders.ts';
import {
  and,
  inSnapshot,
  isIn,
  name,
  or,
  type Provider,
  type Snapshot,
  type Sql,
  sql,
} from '../../../common/database/sql.ts';
import { askedPage, type Connection, mapConnection } from '../../../common/lists/connection.ts';
import { type Query, readPage } from '../../../common/lists/read-page.ts';
import { isUuid } from '../../../common/parse/identifiers.ts';
import type { ListArguments } from '../../../common/timeline/as-of.ts';
import { openedPerson } from '../../core/change/sealed-person.ts';
import { cprNumre } from '../../core/input/fields.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Person as Row } from '../../generated/sqlite/client.ts';
import { searchLine } from '../../laeselog/search-line.ts';
import { type Looker, type Seen, show } from '../../laeselog/show.ts';
import { unitInReach } from '../../units/enhed/enhed.ts';
import type { CprOpslag } from '../opslag/cpr-opslag.ts';
import { visibleTilknytninger } from '../tilknytning/tilknytning-condition.ts';
import type { CprVault } from './cpr-vault.ts';
import { type Person, toPerson } from './person.ts';
import { type PersonWhere, personCondition, protectedPersons, protectedThemselves } from './person-where.ts';

interface Wanted {
  id: string;
  group: FieldGroup;
  formaal: string;
}

interface PersonSources {
  database: AffiliationDatabase;
  vault: CprVault;
  opslag: CprOpslag;
  caller: Caller;
  requestId: string;
  today: string;
}

/**
 * Reads persons for one request. Fields are read in groups when they are asked for: one statement for all that a level
 * of the answer asks for, in one transaction with the lines of the read log that say so.
 */
export class PersonReader {
  readonly #sources: PersonSources;
  readonly #looker: Looker;
  readonly #loaders: Loaders;

  constructor(sources: PersonSources) {
    this.#sources = sources;
    this.#loaders = new Loaders(sources.database.work);
    this.#looker = { actor: actorOf(sources.caller), requestId: sources.requestId };
  }

  /** The stored person, to show these fields of; NOT_ALLOWED when the caller may not see them. */
  fields({ id, snapshot, formaal }: Person, group: FieldGroup): Promise<Row> {
    const wanted: Wanted = { id, group, formaal };
    return this.#loaders.load(['fields', snapshot], JSON.stringify(wanted), (keys) => {
      const all = keys.map((key) => JSON.parse(key) as Wanted);
      const rows = show(this.#sources.database, this.#looker, (query) => this.#read(query, all, snapshot));
      return rows as Promise<Row[]>; // an error among them is thrown for its key
    });
  }

  /** Whether there is such a person then whom the caller may see: who is elsewhere is as one who is not there. */
  async exists(id: string, snapshot: Snapshot): Promise<boolean> {
    const reach = this.#reach();
    if (!isUuid(id)) return false;
    const { database, today } = this.#sources;
    const { provider } = database;
    return this.#loaders.load(['exists', snapshot], id, async (ids) => {
      const rows = await database.query<{ id: string }>(sql`
        SELECT "id" FROM "Person" WHERE ${isIn(provider, name('id'), ids)} AND ${inSnapshot(snapshot, 'Person')}
        AND (${visiblePersons(provider, reach, today)})`);
      const found = new Set(rows.map((row) => row.id));
      return ids.map((one) => found.has(one)); // who is there is noted with what is shown, who is not as every refusal
    });
  }

  /** A page of the persons that the caller may see; the read log notes that they were found. */
  async page(
    { where, ...paging }: ListArguments<PersonWhere>,
    snapshot: Snapshot,
    formaal: string,
  ): Promise<Connection<Person>> {
    const { database, vault, today: day } = this.#sources;
    const { provider } = database;
    const reach = this.#reach();
    const counted = { numre: cprNumre(numreIn(where)), kind: 'opslag', kommuner: reach.kommuner, formaal } as const;
    const beyond = await this.#sources.opslag.count(this.#looker, counted);
    if (beyond) throw beyond;
    const visibleTies = visibleTilknytninger(provider, reach, reachOf(this.#sources.caller, 'person.readProtected'));
    const request = {
      table: 'Person',
      key: 'id',
      condition: and([
        inSnapshot(snapshot, 'Person'),
        visiblePersons(provider, reach, day),
        personCondition(where, { provider, vault, snapshot, visibleTies, day }),
      ]),
      // Not by name: a cursor would tell it, and a protected person's place in the list would.
      order: { column: 'id', descending: false },
      page: askedPage(paging),
    };
    const page = await show(database, this.#looker, async (query) => {
      const result = await readPage<Row>(query, provider, request);
      return {
        result,
        seen: foundIn(result.nodes, formaal),
        asked: [searchLine({ where, reach, formaal, antal: result.totalCount })],
      };
    });
    return mapConnection(page, ({ id }) => toPerson(id, snapshot, formaal));
  }

  async #read(query: Query, all: readonly Wanted[], snapshot: Snapshot) {
    const { provider } = this.#sources.database;
    const visible = visiblePersons(provider, reachOf(this.#sources.caller, 'person.read'), this.#sources.today);
    const ofThese = isIn(provider, name('id'), [...new Set(all.map(({ id }) => id))]);
    const rows = await query<Row & { isProtected: boolean | number; bySelf: boolean | number }>(sql`
      SELECT "Person".*, (${protectedPersons}) AS "isProtected", (${protectedThemselves}) AS "bySelf"
      FROM "Person" WHERE ${and([inSnapshot(snapshot, 'Person'), ofThese, visible])}`);
    const byId = new Map(
      rows.map(({ isProtected, bySelf, ...row }) => {
        const beskyttet = Boolean(isProtected) && (Boolean(bySelf) || this.#refusedProtected(row) !== null);
        return [row.id, { ...row, beskyttet }];
      }),
    );
    const result = all.map((wanted) => this.#shown(byId.get(wanted.id), wanted));
    return { result, seen: linesOf(all, result) };
  }

  /** A version that cannot be opened is an error of its own: the others are shown all the same. */
  #shown(row: Row | undefined, { group }: Wanted): Row | Error {
    if (!row) return this.#refusal();
    const isHidden = group === 'rigtigtNavn' && row.beskyttet;
    return (isHidden ? this.#refusedProtected(row) : null) ?? this.#opened(row);
  }

  #refusedProtected = ({ kommuneKode }: Row) =>
    may(this.#sources.caller, 'person.readProtected', { kommuner: [kommuneKode] });

  #opened(row: Row): Row | Error {
    try {
      return openedPerson(this.#sources.vault, row);
    } catch (error) {
      if (error instanceof Error) return error;
      throw error;
    }
  }

  #reach = (): ActionReach => reachOrRefuse(this.#sources.caller, 'person.read');

  /** It does not say where the person is known. */
  #refusal(): Error {
    return may(this.#sources.caller, 'person.read', { kommuner: [] }) ?? new Error('a person was not found');
  }
}

const foundIn = (rows: readonly Row[], formaal: string): Seen[] =>
  rows.map(({ id }) => ({ personId: id, hvad: 'fundet', formaal }));

/** The CPR numbers that a search gives, anywhere. */
const numreIn = (where: PersonWhere | null | undefined): (string | undefined)[] =>
  where ? [where.cpr, ...[...(where.AND ?? []), ...(where.OR ?? [])].flatMap(numreIn)] : [];

/** One line per person and operation, with everything that it shows. */
function linesOf(all: readonly Wanted[], result: readonly (Row | Error)[]): Seen[] {
  const lines = new Map<string, { personId: string; formaal: string; hvad: Set<string> }>();
  all.forEach(({ id: personId, formaal, group }, i) => {
    const row = result[i];
    const hvad = row === undefined || row instanceof Error ? null : seenOf(row, group);
    if (hvad === null) return;
    const key = JSON.stringify([personId, formaal]);
    const line = lines.get(key) ?? { personId, formaal, hvad: new Set<string>() };
    line.hvad.add(hvad);
    lines.set(key, line);
  });
  return [...lines.values()].map(({ hvad, ...line }) => ({ ...line, hvad: [...hvad].sort().join(', ') }));
}

/**
 * The persons of a statement over "Person" that a right reaches: those of its municipalities, and those who are tied, on
 * the day, to a unit that it reaches. A tie that is over or called off gives no more sight of what the person is now.
 */
export function visiblePersons(provider: Provider, reach: ActionReach, day: string): Sql {
  if (reach.all) return sql`1 = 1`;
  const lasts = sql`("tie"."gyldigTil" IS NULL OR "tie"."gyldigTil" >= ${day})`;
  const tied = (table: string) => sql`EXISTS (
    SELECT 1 FROM ${name(table)} AS "tie" WHERE "tie"."personId" = "Person"."id" AND "tie"."toChange" IS NULL
    AND ${lasts} AND NOT "tie"."aflyst" AND ${unitInReach(provider, reach, 'tie', 'enhedsNummer')})`;
  return or([isIn(provider, name('Person', 'kommuneKode'), reach.kommuner), tied('Tilknytning'), tied('Dagplejer')]);
}

/** Fields of a person that the read log names together. */
type FieldGroup =
  | 'navn'
  | 'alias'
  | 'rigtigtNavn'
  | 'beskyttelse'
  | 'foedsel'
  | 'kontakt'
  | 'foto'
  | 'kilder'
  | 'gaestepleje';

/**
 * What the read log is to say when fields of a person are shown; null when the answer says nothing of the person. A
 * protected person shows only the alias, and the real name where it is asked for by its own field.
 */
function seenOf({ beskyttet }: Pick<Row, 'beskyttet'>, group: FieldGroup): string | null {
  if (!beskyttet) return group === 'rigtigtNavn' ? 'navn' : group;
  if (group === 'navn') return 'alias';
  return hidden.includes(group) ? null : group;
}

/** What of a protected person is shown to nobody. A reason for guest care is free text, and may name the child. */
const hidden: readonly FieldGroup[] = ['foedsel', 'kontakt', 'foto', 'gaestepleje'];
