import { namedRow } from '../change/named-row.ts';
import type { Objekt } from '../change/objekt.ts';
import { parseOplysninger } from '../person/oplysninger.ts';
import type { RowScene } from './row-scene.ts';
import type { PersonFields } from './tilknytning-row.ts';

type Person = Objekt<'person'>;

/** The person a row tells of, with what it tells; nothing when that is refused. */
export function personOfRow(
  scene: RowScene,
  { enhed, lokalId, fields }: { enhed: string; lokalId: string | null; fields: PersonFields },
  path: string[],
): Person | undefined {
  const { work, book, units } = scene;
  const kommuneKode = work.enhed(enhed)?.kommuneKode;
  if (kommuneKode === undefined) return void work.refuse('ENHED_UNKNOWN', path, { value: enhed });
  const where = [...path, 'person'];
  const byCpr = fields.cpr === '' ? undefined : book.find(kommuneKode, fields.cpr);
  const [tie] = lokalId === null ? [] : units.byLokalId(enhed, lokalId);
  const byLokalId = work.get('person', tie?.after.personId ?? null);
  if (byLokalId && fields.cpr !== '' && byCpr !== byLokalId) {
    if (byCpr || byLokalId.after.cprIndex !== null) return void work.refuse('PERSON_CPR_CHANGED', [...where, 'cpr']);
    if (!book.giveCpr(byLokalId, fields.cpr, where)) return undefined;
  }
  return tell(scene, kommuneKode, byLokalId ?? byCpr, fields, where);
}

/** The first word of a source in a call or file holds, so that the same file gives the same result every time. */
export function tell(
  { work, book, kilde, memory }: RowScene,
  kommuneKode: string,
  known: Person | undefined,
  fields: PersonFields,
  path: string[],
): Person | undefined {
  const first = known && memory.persons.get(known.id);
  if (first) {
    const { cpr: _, ...oplysning } = fields;
    const told = parseOplysninger(known.after.oplysninger)[kilde];
    if (JSON.stringify(told) !== JSON.stringify(oplysning)) work.warn('PERSON_TWICE', path, namedRow(first));
    return known;
  }
  const from = { kommuneKode, kilde };
  const person = known ? book.update(known, from, fields, path) : book.write(from, fields, path);
  if (person) memory.persons.add(person.id, path);
  return person;
}
