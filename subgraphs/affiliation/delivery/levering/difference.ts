import { inSnapshot, isIn, name, type Snapshot, sql } from '../../../common/database/sql.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { openedPerson } from '../../core/change/sealed-person.ts';
import { withOpenedTexts } from '../../core/change/sealed-texts.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { Gruppe, LeveretPerson, Person, Tilknytning } from '../../generated/sqlite/client.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';

type Aktoertype = 'barn' | 'ansat' | 'ekstern';
export type Virkning = 'created' | 'updated' | 'removed' | 'unchanged';

/** What a delivery does to one person of the unit. */
export interface PersonDifference {
  lokalId: string;
  personId: string;
  aktoertype: Aktoertype;
  virkning: Virkning;
}

/** Those whom a source has now against those who stand in Unilogin. */
export async function difference(
  persons: readonly LeveringPerson[],
  delivered: ReadonlyMap<string, LeveretPerson>,
  vault: CprVault,
): Promise<PersonDifference[]> {
  const here = new Set(persons.map(({ localPersonId }) => localPersonId));
  const present = await mapInTurns(persons, (person): PersonDifference => {
    const { localPersonId: lokalId, personId } = person;
    const before = delivered.get(lokalId);
    // Whether a protected person is as before never shows: who writes would learn what was right.
    const isSame =
      before !== undefined && !person.person.protected && rowPrint(person, vault, before.noegle) === before.aftryk;
    const virkning = before === undefined ? 'created' : isSame ? 'unchanged' : 'updated';
    return { lokalId, personId, aktoertype: aktoertypeOf[person.actor.kind], virkning };
  });
  const removed = [...delivered.values()]
    .filter(({ lokalId }) => !here.has(lokalId))
    .map(({ lokalId, personId, aktoertype }): PersonDifference => {
      return { lokalId, personId, aktoertype: aktoertype as Aktoertype, virkning: 'removed' };
    });
  return [...present, ...removed];
}

/** Keyed hash of a person as delivered: equal rows are not delivered again. Null when the key is gone. */
export const rowPrint = ({ localPersonId, person, actor }: LeveringPerson, vault: CprVault, key?: string) =>
  vault.fingerprint(JSON.stringify([localPersonId, person, actor]), key);

/** The kind of tie, by the kind of actor in the document. */
export const aktoertypeOf = { student: 'barn', employee: 'ansat', extern: 'ekstern' } as const;

/** How many of each actor a delivery creates, updates, removes and leaves. */
export type Antal = Record<Aktoertype, Record<Virkning, number>> & {
  /** Contacts in the document. */
  kontakter: number;
  /** Persons left out because of a fault. */
  tilbageholdt: number;
};

const noEffects = (): Record<Virkning, number> => ({ created: 0, updated: 0, removed: 0, unchanged: 0 });

export function countOf(differences: readonly PersonDifference[], kontakter: number, tilbageholdt: number): Antal {
  const antal: Antal = { barn: noEffects(), ansat: noEffects(), ekstern: noEffects(), kontakter, tilbageholdt };
  for (const { aktoertype, virkning } of differences) antal[aktoertype][virkning]++;
  return antal;
}

export const parseAntal = (column: string): Antal => JSON.parse(column) as Antal;

/** What Unilogin has of a unit and source by our deliveries. */
export interface Delivered {
  /** The last delivery that was accepted, whole or in part; null before the first. */
  last: { sourceDateTime: string; at: Date } | null;
  /** Those who stand there, by local id. */
  persons: Map<string, LeveretPerson>;
  /**
   * A delivery since the last accepted FULL one was received, or may have been, and its answer is lost: others may stand
   * there, too, until a FULL one says who does.
   */
  doubtful: boolean;
}

export async function readDelivered({ query }: Source, enhedsNummer: string, kilde: string): Promise<Delivered> {
  const [last] = await query<{ sourceDateTime: string; svarTid: string }>(sql`
    SELECT "sourceDateTime", "svarTid" FROM "Levering"
    WHERE "toChange" IS NULL AND "enhedsNummer" = ${enhedsNummer} AND "kilde" = ${kilde}
      AND "status" IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')
    ORDER BY "sourceDateTime" DESC LIMIT 1`);
  const rows = await query<LeveretPerson>(
    sql`SELECT * FROM "LeveretPerson" WHERE "enhedsNummer" = ${enhedsNummer} AND "kilde" = ${kilde}`,
  );
  const [doubt] = await query(sql`
    SELECT "id" FROM "Levering" WHERE "toChange" IS NULL AND "enhedsNummer" = ${enhedsNummer} AND "kilde" = ${kilde}
      AND "status" = 'EXPIRED' AND "forsoeg" > 0 AND "sourceDateTime" > COALESCE((
        SELECT MAX("sourceDateTime") FROM "Levering" WHERE "toChange" IS NULL AND "enhedsNummer" = ${enhedsNummer}
          AND "kilde" = ${kilde} AND "dokument" = 'FULL' AND "status" IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')), '')
    LIMIT 1`);
  return {
    doubtful: doubt !== undefined,
    last: last ? { sourceDateTime: last.sourceDateTime, at: new Date(last.svarTid) } : null,
    persons: new Map(rows.map((row) => [row.lokalId, row])),
  };
}

/** What a source has in a unit on a day: whom a full delivery is about. */
export interface Stand {
  grupper: Gruppe[];
  /** Groups of the unit that other sources keep. */
  grupperOfOthers: Gruppe[];
  /** Children, employees and externs, by local id. */
  aktoerer: Tilknytning[];
  /** Contacts of each child, by the child's person. */
  kontakter: Map<string, Tilknytning[]>;
  personer: Map<string, Person>;
}

/** Reads it as it was after a change: the same question has the same answer for ever, unless a person was erased. */
export async function readStand(
  { query, provider, vault }: Source,
  of: { enhedsNummer: string; kilde: string; dag: string; snapshot: Snapshot },
): Promise<Stand> {
  const { enhedsNummer, kilde, dag, snapshot } = of;
  const holds = sql`${inSnapshot(snapshot)} AND "enhedsNummer" = ${enhedsNummer}
    AND "gyldigFra" <= ${dag} AND ("gyldigTil" IS NULL OR "gyldigTil" >= ${dag})`;
  const grupper = await query<Gruppe>(sql`SELECT * FROM "Gruppe" WHERE ${holds} ORDER BY "kode", "id"`);
  const stored = await query<Tilknytning>(sql`
    SELECT * FROM "Tilknytning" WHERE ${holds} AND "kilde" = ${kilde} AND NOT "aflyst" ORDER BY "lokalId", "id"`);
  const tilknytninger = await mapInTurns(stored, (row) => withOpenedTexts(vault, 'Tilknytning', row));
  const ids = [...new Set(tilknytninger.map(({ personId }) => personId))];
  const personer = await query<Person>(sql`
    SELECT * FROM "Person" WHERE ${inSnapshot(snapshot)} AND ${isIn(provider, name('id'), ids)}`);
  return {
    grupper: grupper.filter((gruppe) => gruppe.kilde === kilde),
    grupperOfOthers: grupper.filter((gruppe) => gruppe.kilde !== kilde),
    aktoerer: byLokalId(tilknytninger.filter(({ aktoertype }) => aktoertype !== 'kontakt')),
    kontakter: ofChildren(tilknytninger.filter(({ aktoertype }) => aktoertype === 'kontakt')),
    personer: new Map(await mapInTurns(personer, (person) => [person.id, openedPerson(vault, person)] as const)),
  };
}

/** Databases order texts each in its own way; a document must not depend on which one it is. */
const byLokalId = (rows: Tilknytning[]): Tilknytning[] =>
  rows.sort((a, b) => compare(a.lokalId ?? '', b.lokalId ?? '') || compare(a.id, b.id));

function ofChildren(kontakter: Tilknytning[]): Map<string, Tilknytning[]> {
  const families = new Map<string, Tilknytning[]>();
  for (const kontakt of kontakter.sort((a, b) => compare(a.id, b.id))) {
    const family = families.get(kontakt.barnId ?? '') ?? [];
    family.push(kontakt);
    families.set(kontakt.barnId ?? '', family);
  }
  return families;
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** The ids of the further groups of an affiliation. */
export const grupperOf = ({ grupper }: Tilknytning): string[] => parseList(grupper);
