import type { Work } from '../change/work.ts';
import type { PeopleServices } from '../context.ts';
import { PersonBook } from '../person/person-book.ts';
import type { ImportRow } from './import-row.ts';
import type { RowMemory } from './row-memory.ts';
import type { RowScene } from './row-scene.ts';
import { UnitIndex } from './unit-index.ts';

/** What rows name: units, local ids and CPR numbers. */
export interface Named {
  enhed: string;
  lokalIds: string[];
  cprNumre: string[];
}

/** Takes in what rows may be of: one statement per kind of object, and municipality, however many rows there are. */
export async function openRowScene(
  work: Work,
  { vault, database }: PeopleServices,
  { kilde, memory, named }: { kilde: string; memory: RowMemory; named: readonly Named[] },
): Promise<RowScene> {
  const enheder = named.map(({ enhed }) => enhed);
  await work.loadEnheder(enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  await work.load('tilknytning', 'enhedsNummer', enheder);
  const units = new UnitIndex(work, kilde);
  const book = new PersonBook(work, vault, database.mode);
  await work.load('person', 'id', personsOf(units, named));
  for (const [kommune, cprNumre] of byKommune(work, named)) {
    await book.load(kommune, cprNumre);
    await work.load('rollemapping', 'kommuneKode', [kommune]);
  }
  return { work, book, units, kilde, day: work.today, memory };
}

/** The persons behind the local ids, and the contacts of those who are children. */
function personsOf(units: UnitIndex, named: readonly Named[]): string[] {
  return named.flatMap(({ enhed, lokalIds }) =>
    lokalIds
      .flatMap((lokalId) => units.byLokalId(enhed, lokalId))
      .flatMap(({ after: { personId } }) => [
        personId,
        ...units.kontakter(enhed, personId).map(({ after }) => after.personId),
      ]),
  );
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
