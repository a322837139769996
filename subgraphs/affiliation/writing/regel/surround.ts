import type { ObjectKind } from '../../core/change/object-kinds.ts';
import { actionOf, enhederOf, type Objekt } from '../../core/change/objekt.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';

/** Loads what the rules look at beside the objects written: one statement per kind, however many there are. */
export async function surround(work: Work): Promise<void> {
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
  // Nobody can be tied to a person that is only now to be.
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
  const enheder = work.touched().flatMap((objekt: Objekt) => enhederOf(objekt));
  await work.loadEnheder(enheder);
  await work.load('gruppe', 'enhedsNummer', enheder);
  // Who has a local id at a unit, and who is there in a group that is to end.
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
  const boern = [...touched('tilknytning'), ...ofGuests].flatMap(states).filter(({ slags }) => slags === 'barn');
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

const ids = (objekter: { id: string }[]): string[] => objekter.map(({ id }) => id);
