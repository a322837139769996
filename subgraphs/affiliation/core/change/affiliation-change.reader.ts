import type { ActionReach } from '../../../common/auth/may.ts';
import { Loaders } from '../../../common/database/loaders.ts';
import { and, isIn, join, name, or, type Provider, type Sql, sql } from '../../../common/database/sql.ts';
import { compileWhere, eitherField, exactField, kodeField } from '../../../common/filters/where.ts';
import { parseInstitutionNumber, parseInstitutionNumberPart } from '../../../common/parse/identifiers.ts';
import { oneOf, parseText } from '../../../common/parse/text.ts';
import { changedField, changeKey, isOneFilter, keysNamed } from '../../../common/timeline/change-keys.ts';
import { type Asked, readStretch, type Stretch, type Through } from '../../../common/timeline/read-stretch.ts';
import { parseKommunekode } from '../../units/enhed/enhed.ts';
import type { AffiliationDatabase } from '../store/database.ts';
import type { AffiliationChangeRow, AffiliationChangeWhere } from './affiliation-change.ts';
import { type ObjectKind, objectKinds, type Rows } from './object-kinds.ts';
import { opened } from './sealed-texts.ts';
import { actions, feedFields } from './stored-object.ts';

/** An object as a change found it, null when it is new, and as it left it. */
interface Versions {
  before: object | null;
  after: object | null;
  /** Of a person: protected now, or in any other version, by themselves or as a contact. Of a contact's tie: the child is. */
  isProtected: boolean;
}

/** Reads the change log for one request. What many changes ask for is read in one statement per kind of object. */
export class AffiliationChangeReader {
  readonly #database: AffiliationDatabase;
  readonly #loaders: Loaders;

  constructor(database: AffiliationDatabase) {
    this.#database = database;
    this.#loaders = new Loaders(database.work);
  }

  stretch(asked: Asked, through: Through): Promise<Stretch<AffiliationChangeRow>> {
    return readStretch(this.#database.query, asked, through);
  }

  /** What a change did to its object. */
  versions({ id, objectKind: kind, objectId }: AffiliationChangeRow): Promise<Versions> {
    return this.#loaders.load([kind], `${id} ${objectId}`, (keys) => this.#versions(kind, keys));
  }

  async #versions<S extends ObjectKind>(kind: S, keys: readonly string[]): Promise<Versions[]> {
    const { query, provider, vault } = this.#database;
    const changes = keys.map((key) => Number(key.split(' ')[0]));
    const objects = keys.map((key) => key.split(' ')[1] ?? '');
    const numbers = join(changes);
    const rows = await query<Rows[S] & { everProtected: boolean | number }>(sql`
      SELECT *, ${protection[kind] ?? sql`0`} AS "everProtected" FROM ${name(objectKinds[kind].table)} WHERE ${and([
        isIn(provider, name('id'), [...new Set(objects)]),
        sql`("fromChange" IN (${numbers}) OR "toChange" IN (${numbers}))`,
      ])}`);
    const versions = rows.map((row) => opened(kind, vault, row));
    const begun = new Map(versions.map((row) => [row.fromChange, row]));
    const ended = new Map(versions.map((row) => [row.toChange, row]));
    const hidden = new Set(rows.filter((row) => Boolean(row.everProtected)).map(({ id }) => id));
    return changes.map((change, i) => {
      const [before, after] = [ended.get(change) ?? null, begun.get(change) ?? null];
      return { before, after, isProtected: hidden.has(objects[i] ?? '') };
    });
  }
}

/** In any version: one would give the others away. */
const everProtected = sql`
  EXISTS (SELECT 1 FROM "Person" AS "other" WHERE "other"."id" = "Person"."id"
    AND ("other"."beskyttet" OR "other"."forseglet" IS NOT NULL))`;

/** Of a contact's tie: the child is protected. */
const ofProtected = sql`
  EXISTS (SELECT 1 FROM "Person" AS "barn" WHERE "barn"."id" = "Tilknytning"."barnId" AND "barn"."toChange" IS NULL
    AND "barn"."beskyttet")`;

const protection: { [S in ObjectKind]?: Sql } = { person: everProtected, tilknytning: ofProtected };

/** What the feed's `where` lets through of what a caller with such a reach may see. */
export function affiliationChangesThrough(
  where: AffiliationChangeWhere | null | undefined,
  { all, kommuner }: Pick<ActionReach, 'all' | 'kommuner'>,
  provider: Provider,
): Through {
  const isOwn = (column: string) => isIn(provider, name(column), kommuner);
  const visible = all ? [] : [or([isOwn('kommuneBefore'), isOwn('kommuneAfter')])];
  const known = where?.actor && !all ? [isOwnOrNone(isOwn, 'kommuneBefore'), isOwnOrNone(isOwn, 'kommuneAfter')] : [];
  const condition = and([...visible, ...known, affiliationChangeCondition(where, provider)]);
  const asked = where?.kommune ? keysNamed([['kommune', where.kommune, parseKommunekode]]) : null;
  const own = all ? null : kommuner.map((kommune) => changeKey('kommune', kommune));
  const isWithin = asked !== null && (own === null || asked.every((key) => own.includes(key)));
  const keys = narrowKeys(where) ?? asked ?? own ?? wideKeys(where);
  return { condition, keys, isWhole: where ? isWithin && isOneFilter(where) : keys !== null };
}

const isOwnOrNone = (isOwn: (column: string) => Sql, column: string): Sql =>
  or([sql`${name(column)} IS NULL`, isOwn(column)]);

const narrowKeys = (where: AffiliationChangeWhere | null | undefined) =>
  keysNamed([
    ['object', where?.object, parseText],
    ['enhed', where?.enhed, parseInstitutionNumber],
    ['daginstitution', where?.daginstitution, parseInstitutionNumber],
  ]);

const wideKeys = (where: AffiliationChangeWhere | null | undefined) =>
  keysNamed([
    ['actor', where?.actor, parseText],
    ['field', where?.field, parseText],
    ['action', where?.action, parseText],
    ['kind', where?.objectKind, parseText],
  ]);

/** The condition of the feed's `where`, on Change joined with its Changeset. */
function affiliationChangeCondition(where: AffiliationChangeWhere | null | undefined, provider: Provider): Sql {
  const kommune = (column: string) => kodeField(provider, column, parseKommunekode);
  const enhed = (column: string) => exactField(provider, column, parseInstitutionNumber, parseInstitutionNumberPart);
  const daginstitution = (column: string) => kodeField(provider, column, parseInstitutionNumber);
  return compileWhere(where, {
    kommune: eitherField(kommune('kommuneBefore'), kommune('kommuneAfter'), aValue),
    enhed: eitherField(enhed('enhedBefore'), enhed('enhedAfter'), aValue),
    daginstitution: eitherField(daginstitution('daginstitutionBefore'), daginstitution('daginstitutionAfter'), aValue),
    objectKind: kodeField(provider, 'objectKind', oneOf(Object.keys(objectKinds))),
    object: kodeField(provider, 'objectId'),
    action: kodeField(provider, 'action', oneOf(actions)),
    field: changedField(provider, oneOf(fields)),
    actor: exactField(provider, 'actor', parseText, parseText),
  });
}

const fields = [...new Set(feedFields())];

const aValue = { expected: 'a value', forventet: 'en værdi' };
