import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';
import { oncePerWork } from '../regel/once-per-work.ts';
import { BelaegningPlan } from './belaegning-plan.ts';
import { findOverfull, type Overfull } from './find-overfull.ts';

/** The childminders with too many children among those that an object written has to do with. */
export function overfullBy(objekt: Objekt, work: Work): Overfull[] {
  const { ownersOf, overfullOf } = plans(work);
  const personIds = new Set(dagplejereOf(objekt, work, ownersOf));
  return [...personIds].flatMap((personId) => overfullOf(personId) ?? []);
}

const plans = oncePerWork((work) => {
  const [before, after] = [new BelaegningPlan(work, 'before'), new BelaegningPlan(work, 'after')];
  const known = new Map<string, Overfull | null>();
  const overfullOf = (personId: string): Overfull | null => {
    const found = known.has(personId) ? known.get(personId) : findOverfull(before, after, personId, work.today);
    known.set(personId, found ?? null);
    return found ?? null;
  };
  const owners = new Map<string, Set<string>>();
  for (const dagplejer of work.all('dagplejer'))
    for (const { gruppeId, personId } of states(dagplejer))
      if (gruppeId !== null) owners.set(gruppeId, (owners.get(gruppeId) ?? new Set()).add(personId));
  return { overfullOf, ownersOf: (gruppeId: string | null) => [...(owners.get(gruppeId ?? '') ?? [])] };
});

/** Whose number of children it may change: a child's own childminder's, a guest's host's, and that of whom it comes home to. */
function dagplejereOf(objekt: Objekt, work: Work, ownersOf: (gruppeId: string | null) => string[]): string[] {
  if (isOf('dagplejer', objekt)) return [objekt.after.personId];
  if (isOf('tilknytning', objekt))
    return states(objekt).flatMap(({ slags, hovedgruppeId }) => (slags === 'barn' ? ownersOf(hovedgruppeId) : []));
  if (!isOf('gaesteophold', objekt)) return [];
  const ofChild = work.all('tilknytning').filter(({ after }) => after.personId === objekt.after.barnId);
  const homes = ofChild.flatMap(({ after }) => ownersOf(after.hovedgruppeId));
  return [objekt.after.vaertId, ...homes];
}

const isOf = <S extends Objekt['slags']>(kind: S, objekt: Objekt): objekt is Objekt<S> & Objekt =>
  objekt.slags === kind;

const states = <T>({ before, after }: { before: T | null; after: T }): T[] =>
  [before, after].flatMap((one) => one ?? []);
