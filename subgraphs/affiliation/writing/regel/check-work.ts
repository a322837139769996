import { isIn, name, sql } from '../../../common/database/sql.ts';
import { isShowable } from '../../../common/text/clean-text.ts';
import { mapInTurns } from '../../../common/turns/turns.ts';
import { type ObjectKind, objectKinds } from '../../core/change/object-kinds.ts';
import { actionOf, enhederOf, type StoredObject } from '../../core/change/stored-object.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { overlaps, type Periode } from '../../core/periode/periode.ts';
import { type Problem, problem } from '../../errors/refusals.ts';
import { dagplejegruppeRegler, dagplejerRegler, kapacitetRegler } from './dagplejer.ts';
import { brugeradministratorRegler, dataaftaleRegler } from './dataaftale.ts';
import { enhedRegler, opsaetningRegler } from './enhed.ts';
import { gaestRegler } from './gaest.ts';
import { gruppeRegler } from './gruppe.ts';
import { kildeRegler } from './kilde.ts';
import { kontaktRegler } from './kontakt.ts';
import { periodeRegler } from './periode.ts';
import { personRegler } from './person.ts';
import type { Regel } from './regel.ts';
import { tilknytningRegler } from './tilknytning.ts';

/** Runs the rules on everything the work touches, as it will be. */
export async function checkWork(work: Work): Promise<{ errors: Problem[]; warnings: Problem[] }> {
  await surround(work);
  const errors: Broken[] = [];
  const warnings: Problem[] = [];
  await mapInTurns(work.touched(), (object) => {
    for (const { severity, check } of reglerOf[object.kind]) {
      const found = [check(object, work) ?? []].flat().filter(({ path }) => !work.isDoubted(path));
      if (severity === 'warning') warnings.push(...found.map(placed(object)));
      else errors.push(...found.map((problem) => ({ object, problem: placed(object)(problem) })));
    }
  });
  return { errors: await withoutKnown(work, errors), warnings };
}

/** What a rule says against an object. */
interface Broken {
  object: StoredObject;
  problem: Problem;
}

/**
 * Leaves out what is a finding already (TIE_CONTRADICTS): a tie was stored against a rule because its writer may not
 * know whose it is. An error at the next write would disclose it after all, and whoever wrote the person's other tie
 * before could neither load it again nor end it. This holds for the days of that tie; what is wrong on other days
 * discloses nothing.
 */
async function withoutKnown(work: Work, broken: Broken[]): Promise<Problem[]> {
  const persons = broken.flatMap(({ object }) => personsOf(object));
  const known = persons.length === 0 ? [] : await contradictions(work, persons);
  const isKnown = ({ object, problem: { code } }: Broken) =>
    known.some(
      ({ personId, kode, ...days }) =>
        kode === code && personsOf(object).includes(personId) && overlaps(days, object.after as Periode),
    );
  return broken.filter((one) => !isKnown(one)).map(({ problem }) => problem);
}

/** The persons of a tie that was stored before. */
function personsOf({ kind, before, after }: StoredObject): string[] {
  if (kind !== 'tilknytning' || before === null) return [];
  const { personId, barnId } = after as StoredObject<'tilknytning'>['after'];
  return barnId === null ? [personId] : [personId, barnId];
}

const contradictions = (work: Work, persons: string[]) =>
  work.query<Periode & { personId: string; kode: string }>(sql`
    SELECT "held"."personId", "held"."kode", "tie"."gyldigFra", "tie"."gyldigTil" FROM "Tilbageholdt" AS "held"
    JOIN "Tilknytning" AS "tie" ON "tie"."id" = "held"."objectId" AND "tie"."toChange" IS NULL AND NOT "tie"."aflyst"
    WHERE ${isIn(work.provider, name('held', 'personId'), [...new Set(persons)])}`);

/** Rules name the field of the object; the caller looks for it in the input. */
const placed =
  ({ follows, path }: StoredObject) =>
  (problem: Problem): Problem =>
    follows ? { ...problem, path: path ?? [] } : problem;

/** Free texts, and how long they may be. */
const texts: Partial<Record<ObjectKind, Record<string, { longest: number; mayBeNull?: true }>>> = {
  dagplejegruppe: { navn: { longest: 100 } },
  dagplejer: { samarbejde: { longest: 100, mayBeNull: true } },
  gruppe: { kode: { longest: 100 }, navn: { longest: 100, mayBeNull: true }, kilde: { longest: 100 } },
  gaesteophold: { aarsag: { longest: 500, mayBeNull: true } },
};

/** A text has something in it, no control characters, and fits where it is shown. It may be personal, so it is not repeated. */
const dagplejeTexts: Regel = {
  kinds: Object.keys(texts) as ObjectKind[],
  severity: 'refusal',
  check({ kind, after, path }) {
    const content = after as unknown as Record<string, string | null>;
    return Object.entries(texts[kind] ?? {}).flatMap(([field, { longest, mayBeNull }]) => {
      const text = content[field] ?? null;
      if (text === null ? mayBeNull : isText(text, longest)) return [];
      return [problem('TEXT_MALFORMED', [...(path ?? []), field], { field, longest })];
    });
  },
};

const isText = (text: string, longest: number): boolean =>
  text.length <= longest && text.trim() !== '' && isShowable(text);

/** All rules, in the order in which an object's problems are reported. */
const regler: readonly Regel[] = [
  ...enhedRegler,
  ...periodeRegler,
  ...gruppeRegler,
  ...tilknytningRegler,
  ...kontaktRegler,
  ...kildeRegler,
  ...dagplejegruppeRegler,
  dagplejeTexts,
  ...dagplejerRegler,
  ...gaestRegler,
  ...kapacitetRegler,
  ...personRegler,
  ...dataaftaleRegler,
  ...brugeradministratorRegler,
  ...opsaetningRegler,
];

const reglerOf = Object.fromEntries(
  Object.keys(objectKinds).map((kind) => [
    kind,
    regler.filter((regel) => (regel.kinds as readonly string[]).includes(kind)),
  ]),
) as Record<ObjectKind, Regel[]>;

/** Loads what the rules look at beside the objects written: one statement per kind, however many there are. */
async function surround(work: Work): Promise<void> {
  const touched = <S extends ObjectKind>(kind: S) => work.all(kind).filter(({ path }) => path !== null);
  const tilknytninger = touched('tilknytning').map(({ after }) => after);
  const dagplejere = touched('dagplejer').map(({ after }) => after);
  const ophold = touched('gaesteophold').map(({ after }) => after);
  const administratorer = touched('brugeradministrator').map(({ after }) => after);
  const persons = present([
    ...touched('person').map(({ id }) => id),
    ...tilknytninger.flatMap(({ personId, barnId }) => [personId, barnId]),
    ...dagplejere.map(({ personId }) => personId),
    ...ophold.flatMap(({ barnId, vaertId }) => [barnId, vaertId]),
    ...administratorer.map(({ personId }) => personId),
  ]);
  // A person whom this write creates has nothing yet.
  const known = persons.filter((id) => work.get('person', id)?.before !== null);
  await work.load('person', 'id', known);
  await work.load('tilknytning', 'personId', known);
  const boern = new Set(present(tilknytninger.map(({ barnId }) => barnId)));
  await work.load(
    'tilknytning',
    'barnId',
    known.filter((id) => boern.has(id)),
  );
  await work.load(
    'dagplejegruppe',
    'id',
    dagplejere.map(({ dagplejegruppeId }) => dagplejegruppeId),
  );
  await work.load('dagplejer', 'personId', known);
  await work.load(
    'gaesteophold',
    'barnId',
    ophold.map(({ barnId }) => barnId),
  );
  await work.load(
    'gaesteophold',
    'vaertId',
    ophold.map(({ vaertId }) => vaertId),
  );
  const enheder = work.touched().flatMap((object: StoredObject) => enhederOf(object));
  await work.loadEnheder(enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  // Who has a local id at a unit, and who is in a group that will end.
  await work.loadPairs(
    'tilknytning',
    ['enhedsNummer', 'lokalId'],
    tilknytninger.flatMap(({ enhedsNummer, lokalId }) => (lokalId === null ? [] : [[enhedsNummer, lokalId]])),
  );
  const ending = touched('gruppe').filter((gruppe) => gruppe.before !== null && actionOf(gruppe) === 'end');
  await work.load(
    'tilknytning',
    'enhedsNummer',
    ending.map(({ after }) => after.enhedsNummer),
  );
  await surroundDagpleje(work);
  await work.load(
    'brugeradministrator',
    'personId',
    administratorer.map(({ personId }) => personId),
  );
  await work.loadEnheder(administratorer.flatMap((administrator) => parseList(administrator.enheder)));
}

const present = (values: (string | null)[]): string[] => values.filter((value) => value !== null);

/** Loads what the rules of childminders, their children and guest care look at beside the objects written. */
async function surroundDagpleje(work: Work): Promise<void> {
  const touched = <S extends ObjectKind>(kind: S) => work.all(kind).filter(({ path }) => path !== null);
  const states = <T>({ before, after }: { before: T | null; after: T }) => [
    after,
    ...(before === null ? [] : [before]),
  ];
  const dagplejere = touched('dagplejer').flatMap(states);
  const ophold = touched('gaesteophold').flatMap(states);
  await work.load('dagplejer', 'dagplejegruppeId', ids(touched('dagplejegruppe')));
  await work.load(
    'dagplejer',
    'enhedsNummer',
    dagplejere.map(({ enhedsNummer }) => enhedsNummer),
  ); // colleagues

  const guests = new Set(ophold.map(({ barnId }) => barnId));
  const ofGuests = work.all('tilknytning').filter(({ after }) => guests.has(after.personId));
  const boern = [...touched('tilknytning'), ...ofGuests]
    .flatMap(states)
    .filter(({ aktoertype }) => aktoertype === 'barn');
  const grupper = new Set(boern.flatMap(({ hovedgruppeId }) => hovedgruppeId ?? []));
  await work.load('dagplejer', 'gruppeId', [...grupper, ...dagplejere.flatMap(({ gruppeId }) => gruppeId ?? [])]);

  const owners = work
    .all('dagplejer')
    .flatMap(states)
    .filter(({ gruppeId }) => grupper.has(gruppeId ?? ''));
  const persons = [...dagplejere, ...owners].map(({ personId }) => personId);
  await surroundPersons(work, new Set([...persons, ...ophold.map(({ vaertId }) => vaertId)]));
  const away = new Set(work.all('gaesteophold').map(({ after }) => after.barnId));
  const homes = work.all('tilknytning').filter(({ after }) => away.has(after.personId));
  await work.loadEnheder(homes.map(({ after }) => after.enhedsNummer));
}

/** Everything from which it follows how many children these childminders have, on any day. */
async function surroundPersons(work: Work, personIds: Set<string>): Promise<void> {
  await work.load('dagplejer', 'personId', personIds);
  const theirs = work.all('dagplejer').filter(({ after }) => personIds.has(after.personId));
  const grupper = new Set(theirs.flatMap(({ before, after }) => [before?.gruppeId ?? [], after.gruppeId ?? []].flat()));
  await work.load('tilknytning', 'hovedgruppeId', grupper);
  await work.load('gaesteophold', 'vaertId', personIds);
  const isTheirs = (one: { hovedgruppeId: string | null } | null) => grupper.has(one?.hovedgruppeId ?? '');
  const boern = work.all('tilknytning').filter(({ before, after }) => isTheirs(before) || isTheirs(after));
  await work.load(
    'gaesteophold',
    'barnId',
    boern.map(({ after }) => after.personId),
  );
}

const ids = (objects: { id: string }[]): string[] => objects.map(({ id }) => id);
