import { z } from 'zod';
import type { AffiliationServices } from '../../context.ts';
import type { Objekt } from '../../core/change/objekt.ts';
import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';
import { personSchema } from '../../core/input/row-schema.ts';
import { likenessIn } from './likeness.ts';
import { PersonBook } from './person-book.ts';
import type { UpdatePersonInput } from './person-inputs.ts';

const schema = personSchema
  .omit({ cpr: true })
  .partial()
  .extend({
    personId: orNone(fields.id),
    kommuneKode: orNone(fields.kommuneKode),
    cpr: orNone(z.string().max(20)),
    kilde: token(100),
    expectedVersion: orNone(z.int()),
  });

export const updatePerson = (services: AffiliationServices, input: UpdatePersonInput): UseCase => {
  const { data: kommuneKode } = fields.kommuneKode.safeParse(input.kommuneKode);
  return {
    action: 'person.write',
    input,
    cpr: { numre: [input.cpr], isStored: false },
    places: { kommuner: kommuneKode === undefined ? [] : [kommuneKode] },
    run: (work) => update(work, services, input),
  };
};

async function update(work: Work, { vault, database }: AffiliationServices, input: UpdatePersonInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path, { kilde: '–' });
  if (!given) return;
  const { personId, kommuneKode, cpr, kilde, expectedVersion, ...said } = given;
  work.speakAs(kilde, [...path, 'kilde']);
  const book = new PersonBook(work, vault, database.mode);
  const person = await find(work, book, { personId, kommuneKode, cpr }, path);
  if (!person || !work.existing('person', person.id, [...path, 'personId'], expectedVersion)) return;
  await work.load('kilde', 'kommuneKode', [person.after.kommuneKode]);
  const likeness = likenessIn(work, person, kilde, { cpr: '', ...said }, path);
  if (likeness === 'other' && !personId) return work.refuse('PERSON_DIFFERS', path);
  if (likeness === 'renamed' || likeness === 'other') work.warn('PERSON_RENAMED', [...path, 'fornavn']);
  const sender = { kommuneKode: person.after.kommuneKode, kilde };
  book.update(person, sender, { cpr: '', ...said }, path, likeness === 'held' && !personId);
}

type Named = { personId: string | null; kommuneKode: string | null; cpr: string | null };

async function find(
  work: Work,
  book: PersonBook,
  { personId, kommuneKode, cpr }: Named,
  path: string[],
): Promise<Objekt<'person'> | undefined> {
  if (personId !== null && cpr === null && kommuneKode === null) {
    await work.load('person', 'id', [personId]);
    return work.existing('person', personId, [...path, 'personId']);
  }
  if (personId !== null || cpr === null || kommuneKode === null) return void work.refuse('PERSON_NOT_ONE', path);
  await book.load(kommuneKode, [cpr]);
  const person = book.find(kommuneKode, cpr);
  if (!person) work.refuse('PERSON_UNKNOWN', [...path, 'cpr'], { kommune: kommuneKode });
  return person;
}
