import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { actorOf } from '../../../common/auth/may.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext, AffiliationServices } from '../../context.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, orNone, token } from '../../core/input/fields.ts';
import { parseWords } from '../../core/input/person-fields.ts';
import { personSchema } from '../../core/input/row-schema.ts';
import { erasePerson } from './erase-person.ts';
import { liftBeskyttelse } from './lift-beskyttelse.ts';
import { likenessIn } from './likeness.ts';
import { ErasePersonPayload, PersonPayload, toPerson } from './person.ts';
import { PersonBook } from './person-book.ts';
import { ChangeCprInput, ErasePersonInput, LiftBeskyttelseInput, UpdatePersonInput } from './person-inputs.ts';

@Resolver()
export class PersonMutations {
  @Mutation(() => PersonPayload, {
    description:
      'Takes in what a source now says of a person; where sources differ, the precedence set with setKilder decides what holds. Another name is a warning (PERSON_RENAMED); another name and day of birth are refused unless the person is named by `personId`; for a protected person neither is said without the right to protected names (PERSON_NOT_COMPARED). Errors: CPR_LIMIT, PERSON_NOT_ONE, PERSON_UNKNOWN, PERSON_DIFFERS, OBJECT_UNKNOWN, VERSION_MISMATCH, FIELD_MALFORMED.',
  })
  updatePerson(
    @Arg('input', () => UpdatePersonInput) input: UpdatePersonInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonPayload> {
    return writePerson(context, 'updatePerson', updatePerson(context, input), args);
  }

  @Mutation(() => PersonPayload, {
    description:
      'Confirms that a person has got another CPR number. Until then rows with the new number under a known local id are refused (PERSON_CPR_CHANGED). The number that they have is stored anew like any other: no answer tells that it is the same. Errors: CPR_LIMIT, OBJECT_UNKNOWN, VERSION_MISMATCH, FIELD_MALFORMED, CPR_MALFORMED, CPR_TEST_NUMBER, CPR_TAKEN.',
  })
  changeCpr(
    @Arg('input', () => ChangeCprInput) input: ChangeCprInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonPayload> {
    return writePerson(context, 'changeCpr', changeCpr(context, input), args);
  }

  @Mutation(() => PersonPayload, {
    description:
      'Lifts the protection of a person, which no row, file or other mutation does: any source that says protected holds until then, and again when one says so later. Takes the right person.liftProtection in the municipality. It stands in affiliationChanges, and with its reason in the read log. Errors: NOT_ALLOWED, OBJECT_UNKNOWN, VERSION_MISMATCH, FIELD_MALFORMED, TEXT_EMPTY, CPR_NOT_HERE.',
  })
  liftBeskyttelse(
    @Arg('input', () => LiftBeskyttelseInput) input: LiftBeskyttelseInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<PersonPayload> {
    const looker = { actor: actorOf(context.caller), requestId: context.requestId };
    return writePerson(context, 'liftBeskyttelse', liftBeskyttelse(context, input, looker), args);
  }

  @Mutation(() => ErasePersonPayload, {
    description:
      'Erases a person (GDPR, article 17): names, CPR number, contact data and the rest of what is personal go from all versions, also from those that `asOf` shows. Ids, periods, units and the numbers of changes stay. It cannot be undone. Takes the right person.erase in the municipality.',
  })
  async erasePerson(
    @Arg('input', () => ErasePersonInput) input: ErasePersonInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<ErasePersonPayload> {
    const { database, caller, requestId } = context;
    const useCase = erasePerson(input, database.provider, { actor: actorOf(caller), requestId });
    const written = await context.write(useCase, args);
    const [id] = written.idsOf('person');
    return { ...written, person: id === undefined ? null : toPerson(id, null, 'erasePerson') };
  }
}

async function writePerson(
  context: AffiliationContext,
  mutation: string,
  useCase: UseCase,
  args: WriteArguments,
): Promise<PersonPayload> {
  const outcome = await context.write({ ...useCase, navn: mutation }, args);
  const [id] = outcome.idsOf('person');
  return { ...outcome, person: id === undefined ? null : toPerson(id, null, mutation) };
}

const updateSchema = personSchema
  .omit({ cpr: true })
  .partial()
  .extend({
    personId: orNone(fields.id),
    kommuneKode: orNone(fields.kommuneKode),
    cpr: orNone(z.string().max(20)),
    kilde: token(100),
    expectedVersion: orNone(z.int()),
  });

const updatePerson = (services: AffiliationServices, input: UpdatePersonInput): UseCase => {
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
  const given = readInput(work, updateSchema, input, path, { kilde: '–' });
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
): Promise<StoredObject<'person'> | undefined> {
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

const cprSchema = z.strictObject({
  personId: fields.id,
  cpr: z.string().min(1).max(20),
  expectedVersion: orNone(z.int()),
});

/**
 * The one way to another CPR number. A source that suddenly has another number under a known local id is refused until
 * somebody has confirmed it here: it may as well have mixed up two people (STIL, V16).
 */
const changeCpr = (services: AffiliationServices, input: ChangeCprInput): UseCase => ({
  action: 'person.write',
  input,
  cpr: { numre: [input.cpr], isStored: false, about: { personer: [input.personId] } },
  run: (work) => change(work, services, input),
});

async function change(work: Work, { vault, database }: AffiliationServices, input: ChangeCprInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, cprSchema, input, path, { cpr: '–' });
  if (!given) return;
  await work.load('person', 'id', [given.personId]);
  const person = work.existing('person', given.personId, [...path, 'personId'], given.expectedVersion);
  if (!person || work.isDoubted([...path, 'cpr'])) return;
  // The number is the word of every source that knows the person.
  const kilder = Object.keys(parseWords(person.after.sourceWords));
  for (const kilde of kilder) work.speakAs(kilde, [...path, 'personId'], true);
  const book = new PersonBook(work, vault, database.mode);
  await book.load(person.after.kommuneKode, [given.cpr]);
  const at = { kilde: kilder[0] ?? '', enhedsNummer: '' };
  if (!book.giveCpr(person, given.cpr, path, at) || work.hides(person)) return;
  book.checkBirth(given.cpr, person.after.foedselsdato, path);
}
