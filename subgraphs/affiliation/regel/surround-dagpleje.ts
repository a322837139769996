import type { Slags } from '../change/slags.ts';
import type { Work } from '../change/work.ts';

/** Loads what the rules of childminders, their children and guest care look at beside the objects written. */
export async function surroundDagpleje(work: Work): Promise<void> {
  const touched = <S extends Slags>(kind: S) => work.all(kind).filter(({ path }) => path !== null);
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

/** Everything that tells how many children these childminders have, on any day. */
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
