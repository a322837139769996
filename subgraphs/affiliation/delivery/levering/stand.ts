import { inSnapshot, type Snapshot } from '../../../common/database/snapshot.ts';
import { isIn, name, sql } from '../../../common/database/sql.ts';
import type { Source } from '../../core/change/held-objects.ts';
import { parseList } from '../../core/change/read-input.ts';
import { openedPerson } from '../../core/change/sealed-person.ts';
import { withOpenedTexts } from '../../core/change/sealed-texts.ts';
import type { Gruppe, Person, Tilknytning } from '../../generated/sqlite/client.ts';

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
  const tilknytninger = stored.map((row) => withOpenedTexts(vault, 'Tilknytning', row));
  const ids = [...new Set(tilknytninger.map(({ personId }) => personId))];
  const personer = await query<Person>(sql`
    SELECT * FROM "Person" WHERE ${inSnapshot(snapshot)} AND ${isIn(provider, name('id'), ids)}`);
  return {
    grupper: grupper.filter((gruppe) => gruppe.kilde === kilde),
    grupperOfOthers: grupper.filter((gruppe) => gruppe.kilde !== kilde),
    aktoerer: byLokalId(tilknytninger.filter(({ slags }) => slags !== 'kontakt')),
    kontakter: ofChildren(tilknytninger.filter(({ slags }) => slags === 'kontakt')),
    personer: new Map(personer.map((person) => [person.id, openedPerson(vault, person)])),
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
