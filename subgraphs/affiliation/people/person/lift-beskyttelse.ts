import { z } from 'zod';
import type { AffiliationServices } from '../../context.ts';
import { kildeOrder } from '../../core/change/kilde-order.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone } from '../../core/input/fields.ts';
import {
  effective,
  parseWords,
  phoneFields,
  type SourceWord,
  type SourceWords,
} from '../../core/input/person-fields.ts';
import { formaalOf } from '../../laeselog/formaal.ts';
import { type Looker, note } from '../../laeselog/show.ts';
import type { LiftBeskyttelseInput } from './person-inputs.ts';

const navn = 'navn';
const schema = z.strictObject({
  personId: fields.id,
  fields: z.preprocess(
    (value) => value ?? [navn],
    z
      .array(z.enum([navn, ...phoneFields]))
      .min(1)
      .max(4),
  ),
  begrundelse: z.string(),
  expectedVersion: orNone(z.int()),
});
type ProtectedField = z.output<typeof schema>['fields'][number];

/**
 * The one way out of protection. Whatever sources say, any true stands until somebody with the right lifts it here, by
 * name: an error in a file must not show whom somebody looks for.
 */
export function liftBeskyttelse(
  { database }: AffiliationServices,
  input: LiftBeskyttelseInput,
  looker: Looker,
): UseCase {
  return {
    action: 'person.liftProtection',
    input,
    run: (work) => lift(work, input),
    async keep(tx) {
      const formaal = formaalOf('liftBeskyttelse', input.begrundelse);
      await note(tx, database.provider, looker, [{ personId: input.personId, hvad: 'beskyttelse ophævet', formaal }]);
    },
  };
}

async function lift(work: Work, input: LiftBeskyttelseInput): Promise<void> {
  const path = ['input'];
  formaalOf('liftBeskyttelse', input.begrundelse, work);
  const given = readInput(work, schema, input, path);
  if (!given) return;
  await work.load('person', 'id', [given.personId]);
  const person = work.existing('person', given.personId, [...path, 'personId'], given.expectedVersion);
  if (!person) return;
  await work.load('kilde', 'kommuneKode', [person.after.kommuneKode]);
  const spoken = given.fields.map((field) => (field === navn ? 'beskyttet' : field));
  work.change(person, lifted(work, person, given.fields), [...path, 'personId'], spoken);
}

function lifted(work: Work, { after }: StoredObject<'person'>, lifts: readonly ProtectedField[]) {
  const sourceWords: SourceWords = Object.fromEntries(
    Object.entries(parseWords(after.sourceWords)).map(([kilde, word]) => [kilde, unprotected(word, lifts)]),
  );
  const held = lifts.includes(navn) ? { ...after, beskyttet: false } : after;
  return effective(sourceWords, kildeOrder(work, after.kommuneKode, Object.keys(sourceWords)), held);
}

function unprotected(word: SourceWord, lifts: readonly ProtectedField[]): SourceWord {
  const telefoner = phoneFields
    .filter((field) => lifts.includes(field) && word[field] !== null)
    .map((field) => [field, { ...word[field], beskyttet: false }]);
  return { ...word, ...(lifts.includes(navn) && { beskyttet: false }), ...Object.fromEntries(telefoner) };
}
