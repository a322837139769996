import type { StoredObject } from '../../core/change/stored-object.ts';
import { namedRow } from '../../core/change/use-case.ts';
import { spokenOf } from '../../core/input/fields.ts';
import { nothingSaid, parseWords } from '../../core/input/person-fields.ts';
import { likenessIn } from '../person/likeness.ts';
import { merged, type PersonStatement, type Statement, strengthening } from '../person/statement.ts';
import type { RowScene } from './row-scene.ts';

interface Given {
  enhed: string;
  lokalId: string | null;
  personId: string | null;
  person: PersonStatement | null;
}

/** The person that an input names: one that is known, or by what the source says. */
export async function personGiven(
  scene: RowScene,
  { personId, person: fields, ...at }: Given,
  path: string[],
): Promise<StoredObject<'person'> | undefined> {
  const { work } = scene;
  if (fields !== null && personId === null) return personOfRow(scene, { ...at, fields }, path);
  if (fields !== null || personId === null) return void work.refuse('PERSON_NOT_ONE', path);
  await work.load('person', 'id', [personId]);
  const person = work.existing('person', personId, [...path, 'personId']);
  const kommune = work.enhed(at.enhed)?.kommuneKode;
  if (!person || kommune === undefined || person.after.kommuneKode === kommune) return person;
  return void work.refuse('PERSON_OF_OTHER_KOMMUNE', [...path, 'personId'], { kommune: person.after.kommuneKode });
}

type Person = StoredObject<'person'>;

/** The person a row is about, with what the row says taken in; undefined when that is refused. */
export function personOfRow(
  scene: RowScene,
  { enhed, lokalId, fields }: { enhed: string; lokalId: string | null; fields: PersonStatement },
  path: string[],
): Person | undefined {
  const { work, book, units, kilde } = scene;
  const kommuneKode = work.enhed(enhed)?.kommuneKode;
  if (kommuneKode === undefined) return void work.refuse('ENHED_UNKNOWN', path, { value: enhed });
  const where = [...path, 'person'];
  const at = { kilde, enhedsNummer: enhed };
  const [tie] = lokalId === null ? [] : units.byLokalId(enhed, lokalId);
  const byLokalId = work.get('person', tie?.after.personId ?? null);
  if (byLokalId && byLokalId.after.kommuneKode !== kommuneKode)
    return void work.refuse('OVERDRAGELSE_PENDING', where, { value: enhed, kommune: kommuneKode });
  if (byLokalId && fields.cpr !== '' && isSecretNumber(scene, byLokalId)) {
    if (!book.accepts(fields.cpr, where)) return undefined;
    const { id: personId } = byLokalId;
    const isOther = !book.isOwn(byLokalId, fields.cpr);
    if (isOther)
      work.withheld.push({ ...at, personId, objectId: personId, kode: 'PERSON_CPR_CHANGED', cpr: fields.cpr });
    else work.agreed.push({ personId, kilde });
    return tell(scene, kommuneKode, byLokalId, fields, where, isOther);
  }
  const byCpr = fields.cpr === '' ? undefined : book.find(kommuneKode, fields.cpr);
  if (byLokalId && fields.cpr !== '' && byCpr !== byLokalId) {
    const isTaken = byCpr !== undefined && !work.hides(byCpr);
    if (isTaken || byLokalId.after.cprIndex !== null) return void work.refuse('PERSON_CPR_CHANGED', [...where, 'cpr']);
    if (!book.giveCpr(byLokalId, fields.cpr, where, at)) return undefined;
  }
  return tell(scene, kommuneKode, byLokalId ?? byCpr, fields, where);
}

/** Whether a number may not be compared with a person's own: a refusal of another one would tell when a guess is right. */
const isSecretNumber = ({ work }: RowScene, person: Person): boolean =>
  work.hides(person) && person.after.cprIndex !== null;

/**
 * Takes in what a row says about a person, unless it cannot be that person. Errors repeat nothing that is stored; what
 * comes with another number than the person's is silently held back.
 */
export function tell(
  scene: RowScene,
  kommuneKode: string,
  known: Person | undefined,
  fields: PersonStatement,
  path: string[],
  hasOtherNumber = false,
): Person | undefined {
  const { work, book, kilde, memory } = scene;
  const from = { kommuneKode, kilde };
  const likeness = known ? likenessIn(work, known, kilde, fields, path) : 'same';
  if (likeness === 'other') return void work.refuse('PERSON_DIFFERS', path);
  const said = known ? firstWords(scene, known, fields, path) : fields;
  if (likeness === 'renamed' && (said.fornavn ?? said.efternavn) !== undefined)
    work.warn('PERSON_RENAMED', [...path, 'fornavn']);
  const person = known
    ? book.update(known, from, said, path, hasOtherNumber || likeness === 'held')
    : book.write(from, said, path);
  for (const field of person ? fieldsOf(fields) : []) memory.persons.add(`${person?.id} ${field}`, path);
  return person;
}

/**
 * What a source says first about a field, in a call or file, holds, so that the same file gives the same result every
 * time. What protects the person holds at any place: no order of rows may show a name.
 */
function firstWords({ work, kilde, memory }: RowScene, person: Person, fields: PersonStatement, path: string[]) {
  const { id, after } = person;
  const own = parseWords(after.sourceWords)[kilde] ?? nothingSaid;
  const later = fieldsOf(fields).filter((field) => memory.persons.has(`${id} ${field}`));
  const isOtherwise = (field: keyof Statement) =>
    field === 'beskyttet'
      ? fields.beskyttet !== own.beskyttet
      : JSON.stringify(merged(own, { [field]: fields[field] }, false)) !== JSON.stringify(own);
  const [twice] = later.filter(isOtherwise);
  if (twice && !work.hides(person))
    work.warn('PERSON_TWICE', path, namedRow(memory.persons.get(`${id} ${twice}`) ?? path));
  const silenced = Object.fromEntries(later.map((field) => [field, undefined]));
  return { ...fields, ...silenced, ...strengthening(own, fields, later) };
}

const fieldsOf = ({ cpr: _, ...said }: PersonStatement) => Object.keys(spokenOf(said)) as (keyof Statement)[];
