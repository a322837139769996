import type { Work } from '../change/work.ts';
import type { PeopleServices } from '../context.ts';
import { PersonBook } from '../person/person-book.ts';
import type { ImportRow } from './import-row.ts';
import type { RowMemory } from './row-memory.ts';
import type { RowScene } from './row-scene.ts';
import { UnitIndex } from './unit-index.ts';

/** What rows name: units, and people by local ids, CPR numbers or ids. */
export interface Named {
  enhed: string;
  lokalIds: string[];
  cprNumre: string[];
  personId?: string | null;
}

/**
 * Takes in what rows may be of: one statement per kind of object, and municipality, however many rows there are. Of a
 * unit's people only those who are named: rows that come in no order would otherwise load the same units again and again.
 */
export async function openRowScene(
  work: Work,
  { vault, database }: PeopleServices,
  { kilde, memory, named }: { kilde: string; memory: RowMemory; named: readonly Named[] },
): Promise<RowScene> {
  const enheder = named.map(({ enhed }) => enhed);
  await work.loadEnheder(enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  const lokalIds = named.flatMap(({ enhed, lokalIds }) => lokalIds.map((lokalId) => [enhed, lokalId] as const));
  await work.loadPairs('tilknytning', ['enhedsNummer', 'lokalId'], lokalIds);
  const book = new PersonBook(work, vault, database.mode);
  for (const [kommune, cprNumre] of byKommune(work, named)) {
    await book.load(kommune, cprNumre);
    await work.load('rollemapping', 'kommuneKode', [kommune]);
  }
  await loadKontakter(work, named);
  return { work, book, units: new UnitIndex(work, kilde), kilde, day: work.today, memory };
}

/** The contacts of the people named, as far as those are children, and the persons behind all ties. */
async function loadKontakter(work: Work, named: readonly Named[]): Promise<void> {
  const byTie = () => work.all('tilknytning').map(({ after }) => after.personId);
  const byCpr = work.all('person').map(({ id }) => id);
  const byId = named.flatMap(({ personId }) => personId ?? []);
  await work.load('tilknytning', 'barnId', [...byTie(), ...byCpr, ...byId]);
  await work.load('person', 'id', byTie());
}

function byKommune(work: Work, named: readonly Named[]): Map<string, string[]> {
  const kommuner = new Map<string, string[]>();
  for (const { enhed, cprNumre } of named) {
    const kommune = work.enhed(enhed)?.kommuneKode;
    if (kommune === undefined) continue;
    const known = kommuner.get(kommune) ?? [];
    kommuner.set(kommune, known);
    known.push(...cprNumre);
  }
  return kommuner;
}

/** What a row names. */
export function namedBy(row: ImportRow): Named {
  const { enhed } = row;
  if (row.type === 'gruppe') return { enhed, lokalIds: [], cprNumre: [] };
  if (row.type === 'kontakt') return { enhed, lokalIds: [row.barnLokalId], cprNumre: [row.person.cpr] };
  const kontakter = row.type === 'barn' ? (row.kontakter ?? []) : [];
  return { enhed, lokalIds: [row.lokalId], cprNumre: [row.person.cpr, ...kontakter.map(({ person }) => person.cpr)] };
}
