import type { Objekt } from '../change/objekt.ts';
import type { PersonUdsagn } from '../person/udsagn.ts';
import { personOfRow } from './person-of-row.ts';
import type { RowScene } from './row-scene.ts';

interface Given {
  enhed: string;
  lokalId: string | null;
  personId: string | null;
  person: PersonUdsagn | null;
}

/** The person that an input names: one that is known, or by what the source says. */
export async function personGiven(
  scene: RowScene,
  { personId, person: fields, ...at }: Given,
  path: string[],
): Promise<Objekt<'person'> | undefined> {
  const { work } = scene;
  if (fields !== null && personId === null) return personOfRow(scene, { ...at, fields }, path);
  if (fields !== null || personId === null) return void work.refuse('PERSON_NOT_ONE', path);
  await work.load('person', 'id', [personId]);
  const person = work.existing('person', personId, [...path, 'personId']);
  const kommune = work.enhed(at.enhed)?.kommuneKode;
  if (!person || kommune === undefined || person.after.kommuneKode === kommune) return person;
  return void work.refuse('PERSON_OF_OTHER_KOMMUNE', [...path, 'personId'], { kommune: person.after.kommuneKode });
}
