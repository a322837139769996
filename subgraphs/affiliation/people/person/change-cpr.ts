import { z } from 'zod';
import type { AffiliationServices } from '../../context.ts';
import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone } from '../../core/input/fields.ts';
import { parseWords } from '../../core/input/person-fields.ts';
import { PersonBook } from './person-book.ts';
import type { ChangeCprInput } from './person-inputs.ts';

const schema = z.strictObject({
  personId: fields.id,
  cpr: z.string().min(1).max(20),
  expectedVersion: orNone(z.int()),
});

/**
 * The one way to another CPR number. A source that suddenly has another number under a known local id is refused until
 * somebody has confirmed it here: it may as well have mixed up two people (STIL, V16).
 */
export const changeCpr = (services: AffiliationServices, input: ChangeCprInput): UseCase => ({
  action: 'person.write',
  input,
  cpr: { numre: [input.cpr], isStored: false, about: { personer: [input.personId] } },
  run: (work) => change(work, services, input),
});

async function change(work: Work, { vault, database }: AffiliationServices, input: ChangeCprInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path, { cpr: '–' });
  if (!given) return;
  await work.load('person', 'id', [given.personId]);
  const person = work.existing('person', given.personId, [...path, 'personId'], given.expectedVersion);
  if (!person || work.isDoubted([...path, 'cpr'])) return;
  // The number is the word of every source that tells of the person.
  const kilder = Object.keys(parseWords(person.after.oplysninger));
  for (const kilde of kilder) work.speakAs(kilde, [...path, 'personId'], true);
  const book = new PersonBook(work, vault, database.mode);
  await book.load(person.after.kommuneKode, [given.cpr]);
  const at = { kilde: kilder[0] ?? '', enhedsNummer: '' };
  if (!book.giveCpr(person, given.cpr, path, at) || work.hides(person)) return;
  book.checkBirth(given.cpr, person.after.foedselsdato, path);
}
