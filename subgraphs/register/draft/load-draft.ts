import { and, inSnapshot, isIn, name, type Sql, sql } from '../../common/database/sql.ts';
import { institutionNumberPattern } from '../../common/parse/identifiers.ts';
import { inPieces, mapInTurns } from '../../common/turns/turns.ts';
import { type Niveau, niveauer, niveauOrder, type Rows } from '../dagtilbud/fields.ts';
import type { Command, Reference } from './command.ts';
import { Draft, type Twin } from './draft.ts';

/** Runs one statement and returns its rows, inside or outside a transaction. */
type Query = <Row>(statement: Sql) => Promise<Row[]>;

/** Where a draft is read from. */
export interface Source {
  query: Query;
  provider: Parameters<typeof isIn>[0];
}

/** What cannot be a number is not looked for: PostgreSQL refuses a text that it cannot store, such as one with a NUL. */
const isNumber = (reference: Reference | null | undefined): reference is string =>
  typeof reference === 'string' && institutionNumberPattern.test(reference);

/**
 * Loads what the rules need to see of a list of commands: the objects they name, their parents before and after, and
 * the children of all of these: only its other units show whether a daginstitution is left without a unit. A level and
 * direction takes one statement for some hundred numbers.
 */
export async function loadDraft(source: Source, commands: readonly Command[]): Promise<Draft> {
  const draft = new Draft();
  const named = namedBy(commands);
  const addresses = await read(source, draft, 'alternativAdresse', 'nummer', named.alternativAdresse);
  const unitIds = [...named.anvisningsenhed, ...addresses.map((row) => row.anvisningsenhedsNummer)];
  const units = await read(source, draft, 'anvisningsenhed', 'nummer', unitIds);
  const ownerIds = [...named.daginstitution, ...units.map((row) => row.daginstitutionsNummer)];
  await read(source, draft, 'daginstitution', 'nummer', ownerIds);
  const left = units.filter(({ nummer }) => named.anvisningsenhed.has(nummer));
  const owners = new Set([...named.daginstitution, ...left.map((row) => row.daginstitutionsNummer)]);
  const loaded = draft.ids('daginstitution').filter((id) => owners.has(id));
  await read(source, draft, 'anvisningsenhed', niveauer.anvisningsenhed.parent, loaded);
  const ofUnits = draft.ids('anvisningsenhed').filter((id) => named.anvisningsenhed.has(id));
  await read(source, draft, 'alternativAdresse', niveauer.alternativAdresse.parent, ofUnits);
  return draft;
}

/** The numbers that commands name on each level, as the object or as its parent to be. */
function namedBy(commands: readonly Command[]): Record<Niveau, Set<string>> {
  const named = {
    daginstitution: new Set<string>(),
    anvisningsenhed: new Set<string>(),
    alternativAdresse: new Set<string>(),
  };
  for (const command of commands) {
    if (command.op !== 'create' && isNumber(command.nummer))
      for (const niveau of levelsOf(command)) named[niveau].add(command.nummer);
    const parent = parentNamedBy(command);
    if (!isNumber(parent)) continue;
    if (command.niveau === 'anvisningsenhed') named.daginstitution.add(parent);
    if (command.niveau === 'alternativAdresse') named.anvisningsenhed.add(parent);
  }
  return named;
}

/** A number that its source gave may stand on another level too, which the rule NUMMER_ON_TWO_LEVELS must see. */
const levelsOf = ({ op, niveau }: Command): readonly Niveau[] => (op === 'put' ? niveauOrder : [niveau]);

/** The parent that a command gives its object, if it gives one. */
function parentNamedBy(command: Command): Reference | null | undefined {
  if (command.op === 'move') return command.parent;
  if (!('fields' in command)) return null;
  return command.fields[niveauer[command.niveau].parent as keyof typeof command.fields];
}

async function read<N extends Niveau>(
  { query, provider }: Source,
  draft: Draft,
  niveau: N,
  column: string,
  values: Iterable<string>,
): Promise<Rows[N][]> {
  const found = await inPieces([...new Set(values)], async (keys) => {
    const condition = and([inSnapshot(null), isIn(provider, name(column), keys)]);
    const rows = await query<Rows[N]>(sql`SELECT * FROM ${name(niveauer[niveau].table)} WHERE ${condition}`);
    draft.load(niveau, rows);
    return rows;
  });
  return found.flat();
}

type TwinRow = Twin & { foldedNavn: string };

/** Puts into the draft every active object that has the name of one that commands touch: one statement a level. */
export async function loadTwins({ query, provider }: Source, draft: Draft): Promise<void> {
  for (const niveau of niveauOrder) {
    const names = await namesOf(draft, niveau);
    if (names.size === 0) continue;
    const sameName = isIn(provider, name('it', 'foldedNavn'), [...names]);
    for (const { foldedNavn, ...twin } of await query<TwinRow>(sql`${select[niveau]} AND ${sameName}`))
      if (!draft.get(niveau, twin.id)) draft.twins.add(niveau, foldedNavn, twin); // the draft knows better
    await addDrafted(draft, niveau);
  }
}

/** Puts a draft's own objects among its twins. */
export async function addDrafted(draft: Draft, niveau: Niveau): Promise<void> {
  await mapInTurns(draft.ids(niveau), (id) => {
    const object = draft.get(niveau, id);
    if (object?.after.aktivitetsstatus !== 'Aktiv') return;
    const { foldedNavn, foldedAdresse = null } = draft.derived(object);
    draft.twins.add(niveau, foldedNavn, { id, kommune: draft.kommuneAfter(object), foldedAdresse });
  });
}

async function namesOf(draft: Draft, niveau: Niveau): Promise<Set<string>> {
  const touched = draft.touched().filter((one) => one.niveau === niveau && one.after.aktivitetsstatus === 'Aktiv');
  return new Set(await mapInTurns(touched, (object) => draft.derived(object).foldedNavn));
}

const owner = sql`JOIN "Daginstitution" AS "owner" ON "owner"."toChange" IS NULL AND "owner"."nummer"`;
const active = sql`"it"."toChange" IS NULL AND "it"."aktivitetsstatus" = 'Aktiv'`;

const select: Record<Niveau, Sql> = {
  daginstitution: sql`
    SELECT "nummer" AS "id", "foldedNavn", "admKommuneKode" AS "kommune", NULL AS "foldedAdresse"
    FROM "Daginstitution" AS "it" WHERE ${active}`,
  anvisningsenhed: sql`
    SELECT "it"."nummer" AS "id", "it"."foldedNavn", "admKommuneKode" AS "kommune", "it"."foldedAdresse"
    FROM "Anvisningsenhed" AS "it" ${owner} = "it"."daginstitutionsNummer" WHERE ${active}`,
  alternativAdresse: sql`
    SELECT "it"."nummer" AS "id", "it"."foldedNavn", "admKommuneKode" AS "kommune", "it"."foldedAdresse"
    FROM "AlternativAdresse" AS "it"
    JOIN "Anvisningsenhed" AS "unit" ON "unit"."toChange" IS NULL AND "unit"."nummer" = "it"."anvisningsenhedsNummer"
    ${owner} = "unit"."daginstitutionsNummer" WHERE ${active}`,
};
